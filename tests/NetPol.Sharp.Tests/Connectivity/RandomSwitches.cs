namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>Switches that a seed decides.</summary>
internal static class RandomSwitches
{
    internal static ReferenceSwitches Make(int seed)
    {
        var draw = new Draw(~seed); // not the choices that the cluster of the seed made
        return new ReferenceSwitches(
            IPBlockMatchesPods: draw.Percent(60),
            IPBlockMatchesNodes: draw.Percent(60),
            HostNetworkAsPod: draw.Percent(40),
            OwnNodeEgressAllowed: draw.Percent(60),
            EndPortIgnored: draw.Percent(30),
            Sctp: draw.Percent(60),
            NamedPortEgressScope: draw.Weighted((2, "all"), (2, "ownNamespace"), (1, "none")),
            InitContainerPorts: draw.Percent(50),
            RulesOutsidePolicyTypes: draw.Weighted((2, "inert"), (2, "union"), (2, "isolate")),
            UnresolvedNamedPort: draw.Weighted((6, "none"), (2, "allPortsOfProtocol"), (1, "rejectPolicy")));
    }
}
