using System.Linq;

namespace NetPol.Sharp;

/// <summary>
/// What the API leaves to the network plugin. The defaults are the API's text, or what most plugins do where it says nothing;
/// docs/connectivity.md has a section for each.
/// </summary>
public sealed record ConnectivityOptions
{
    /// <summary>Whether ingress policies are enforced at all. Flannel alone enforces none.</summary>
    public bool EnforcesIngress { get; init; } = true;

    /// <summary>Whether egress policies are enforced at all. Flannel alone enforces none.</summary>
    public bool EnforcesEgress { get; init; } = true;

    /// <summary>Whether connections over IPv6 are judged by policies; a plugin that knows IPv4 only lets them through.</summary>
    public bool EnforcesIPv6 { get; init; } = true;

    /// <summary>Whether an <c>ipBlock</c> matches pods by their addresses. Most plugins look at the packet and do; Cilium does not.</summary>
    public bool IPBlockMatchesPods { get; init; } = true;

    /// <summary>Whether an <c>ipBlock</c> matches nodes and pods on the host network. Cilium does not by default.</summary>
    public bool IPBlockMatchesNodes { get; init; } = true;

    /// <summary>What pods on the host network are to policies.</summary>
    public HostNetworkMode HostNetworkMode { get; init; } = HostNetworkMode.Ignore;

    /// <summary>Whether a pod may always reach its own node. The documentation says so, the API's text does not.</summary>
    public bool OwnNodeEgress { get; init; } = true;

    /// <summary>Whether a pod may always reach itself through a Service.</summary>
    public HairpinMode Hairpin { get; init; } = HairpinMode.Unknown;

    /// <summary>Whether <c>endPort</c> counts; a plugin that does not know it applies <c>port</c> alone.</summary>
    public bool EndPort { get; init; } = true;

    /// <summary>Whether the plugin knows SCTP; one that does not admits none of it.</summary>
    public bool Sctp { get; init; } = true;

    /// <summary>Where a named port in an egress rule without <c>to</c> is looked up.</summary>
    public NamedPortScope NamedPortEgressScope { get; init; } = NamedPortScope.All;

    /// <summary>Whether a named port in an ingress rule stands for its numbers on all pods of the policy together (AWS VPC CNI), instead of each pod's own.</summary>
    public bool MergesNamedPorts { get; init; }

    /// <summary>Whether port names of init containers count.</summary>
    public bool InitContainerPorts { get; init; }

    /// <summary>Whether egress through a Service is judged before the address is rewritten: by the Service's port (AWS VPC CNI).</summary>
    public bool PolicyOnServicePort { get; init; }

    /// <summary>The address families that the cluster uses.</summary>
    public IPFamilies Families { get; init; } = IPFamilies.Dual;

    /// <summary>What rules of a direction do that <c>policyTypes</c> does not list.</summary>
    public OutsidePolicyTypes RulesOutsidePolicyTypes { get; init; } = OutsidePolicyTypes.Inert;

    /// <summary>What a named port means to a plugin that cannot look names up.</summary>
    public UnresolvedNamedPort UnresolvedNamedPort { get; init; } = UnresolvedNamedPort.None;

    /// <summary>Whether policies of a direction are enforced.</summary>
    internal bool Enforces(Model.PolicyType direction) => direction == Model.PolicyType.Ingress ? EnforcesIngress : EnforcesEgress;

    /// <summary>Whether policies are enforced over a family.</summary>
    internal bool Enforces(Model.IPFamily family) => family == Model.IPFamily.IPv4 || EnforcesIPv6;

    /// <summary>The same for a cluster whose pods have addresses of a family that the plugin does not know: then they are used all the same.</summary>
    internal ConnectivityOptions For(Model.Cluster cluster) =>
        !EnforcesIPv6 && Families == IPFamilies.V4 && cluster.Pods.Any(pod => !pod.HasCompleted && pod.Addresses.Any(address => address.Family == Model.IPFamily.IPv6)) ? this with { Families = IPFamilies.Dual } : this;

    /// <summary>Whether what a named port stands for depends on other pods than the destination.</summary>
    internal bool LooksNamesUpElsewhere => MergesNamedPorts || NamedPortEgressScope == NamedPortScope.OwnNamespaceNumbers;

    /// <summary>Whether policies see a pod's node in place of the pod.</summary>
    internal bool IsNodeToPolicies(Model.PodTemplate pod) => pod.HostNetwork && HostNetworkMode == HostNetworkMode.Ignore;

    /// <summary>Whether a family is one that the cluster uses.</summary>
    internal bool Uses(Model.IPFamily family) => Families == IPFamilies.Dual || (Families == IPFamilies.V4) == (family == Model.IPFamily.IPv4);
}
