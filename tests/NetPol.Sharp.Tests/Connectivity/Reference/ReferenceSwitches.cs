namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>Where plugins differ (semantics 15); the defaults are the text of the API.</summary>
/// <param name="IPBlockMatchesPods">An <c>ipBlock</c> matches the addresses of pods (65).</param>
/// <param name="IPBlockMatchesNodes">An <c>ipBlock</c> matches the addresses of nodes, and of host-network pods that are no pods to selectors (65, 72).</param>
/// <param name="HostNetworkAsPod">Host-network pods are subjects and peers like others (94).</param>
/// <param name="OwnNodeEgressAllowed">What a pod sends to its own node is allowed whatever the policies (93).</param>
/// <param name="EndPortIgnored">Of a range only <c>port</c> counts (85).</param>
/// <param name="Sctp">SCTP is supported; without, an entry of SCTP admits nothing, and isolation stays as it is.</param>
/// <param name="NamedPortEgressScope">Where a named port of an egress rule without <c>to</c> is looked up: <c>all</c>, <c>ownNamespace</c> or <c>none</c> (81).</param>
/// <param name="InitContainerPorts">Port names of init containers count (82).</param>
/// <param name="RulesOutsidePolicyTypes">Rules of a direction that <c>policyTypes</c> does not list: <c>inert</c>, <c>union</c> or <c>isolate</c> (18).</param>
/// <param name="UnresolvedNamedPort">Named ports in a plugin that does not look them up: <c>none</c> (it does), <c>allPortsOfProtocol</c> or <c>rejectPolicy</c> (80).</param>
internal sealed record ReferenceSwitches(
    bool IPBlockMatchesPods = true,
    bool IPBlockMatchesNodes = true,
    bool HostNetworkAsPod = false,
    bool OwnNodeEgressAllowed = true,
    bool EndPortIgnored = false,
    bool Sctp = true,
    string NamedPortEgressScope = "all",
    bool InitContainerPorts = false,
    string RulesOutsidePolicyTypes = "inert",
    string UnresolvedNamedPort = "none");
