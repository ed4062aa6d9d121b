namespace NetPol.Sharp.Platforms;

/// <summary>kube-router, also in k3s: iptables or nftables with sets of addresses.</summary>
internal static class KubeRouterProfile
{
    internal const string Name = "kube-router";

    internal static PlatformProfile Of(PlatformVersion? version) => new(Name, "kube-router", version)
    {
        Options = new()
        {
            NamedPortEgressScope = NamedPortScope.OwnNamespaceNumbers,
        },
        Capabilities =
        [
            new(PlatformFeature.Sctp, FeatureSupport.Partly) { Condition = "written and unit-tested; issue 1019 is open" },
            new(PlatformFeature.NamedPort, FeatureSupport.Partly) { Condition = "egress without 'to': names of the own namespace only" },
            Deviation.HostNetworkIgnored,
            Deviation.NoClusterPolicies,
            new(PlatformFeature.EveryIPv6Address, FeatureSupport.Partly, "takes ::/0 for 2000::/3 and fd00::/8"),
            new(PlatformFeature.NamedPortTowardsAnyone, FeatureSupport.Partly, "looks the name up on pods of the policy's own namespace alone, and admits those numbers towards any destination"),
        ],
        Notes =
        [
            "--run-firewall=false switches policies off.",
            "Rules of an address family that is not enabled are ignored.",
            "Names of ports are those of spec.containers.",
            "A fresh pod may be open for a moment.",
            "k3s has it in its binary: no DaemonSet; --disable-network-policy switches it off.",
        ],
        Source = "cloudnativelabs/kube-router 7c2c277 (2.9.0): pkg/controllers/netpol, docs/troubleshoot.md",
        AsOf = "2026-08-16",
    };
}
