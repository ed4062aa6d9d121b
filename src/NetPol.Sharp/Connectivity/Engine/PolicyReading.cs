using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Engine;

/// <summary>Policies as a plugin with given habits reads them.</summary>
internal static class PolicyReading
{
    /// <summary>The namespace that a policy is in; one that names none is in <c>default</c>.</summary>
    internal static string NamespaceOf(NetworkPolicy policy) => policy.Metadata.Namespace.IsUnnamed ? "default" : policy.Metadata.Namespace.Text;

    /// <summary>Whether the plugin drops the policy as a whole.</summary>
    internal static bool IsDropped(NetworkPolicy policy, ConnectivityOptions options) =>
        options.UnresolvedNamedPort == UnresolvedNamedPort.RejectPolicy
        && policy.Spec.BothRules.Any(rule => rule.Ports.Any(port => port.Port is PortName));

    /// <summary>Whether the policy isolates the pods it selects.</summary>
    internal static bool Isolates(NetworkPolicySpec spec, PolicyType direction, ConnectivityOptions options) =>
        options.Enforces(direction) && (spec.Isolates(direction) || (options.RulesOutsidePolicyTypes == OutsidePolicyTypes.Isolate && spec.Rules(direction).Count > 0));

    /// <summary>The rules of a direction that count.</summary>
    internal static EquatableArray<NetworkPolicyRule> Rules(NetworkPolicySpec spec, PolicyType direction, ConnectivityOptions options) =>
        options.Enforces(direction) && (spec.Isolates(direction) || options.RulesOutsidePolicyTypes != OutsidePolicyTypes.Inert) ? spec.Rules(direction) : [];

    /// <summary>The numbers of a ports entry; <c>null</c> when it is a name that has to be looked up.</summary>
    internal static (int First, int Last)? Numbers(NetworkPolicyPort port, ConnectivityOptions options) => port.Port switch
    {
        PortName when options.UnresolvedNamedPort != UnresolvedNamedPort.AllPortsOfProtocol => null,
        PortNumber number => (number.Number, number.Number),
        PortRange range => (range.First, options.EndPort ? range.Last : range.First),
        _ => (1, PortSyntax.Max),
    };

    /// <summary>The same as points of a <see cref="ConnectionSet"/>.</summary>
    internal static (int First, int Last)? Points(NetworkPolicyPort port, ConnectivityOptions options) => Numbers(port, options) is var (first, last)
        ? (ConnectionSet.Point(port.EffectiveProtocol, first), ConnectionSet.Point(port.EffectiveProtocol, last))
        : null;

    /// <summary>Whether the plugin knows the protocol of a ports entry; otherwise the entry admits nothing.</summary>
    internal static bool Knows(NetworkPolicyPort port, ConnectivityOptions options) => options.Sctp || port.EffectiveProtocol != Protocol.Sctp;
}
