using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>
/// The API's text as code, once more and as plainly as can be: nothing here comes from the library but the records that hold what is written.
/// </summary>
internal static class ProofReading
{
    internal static bool Matches(LabelSelector selector, IReadOnlyDictionary<string, string> labels)
    {
        foreach (var label in selector.MatchLabels)
        {
            if (!labels.TryGetValue(label.Key, out var value) || value != label.Value)
            {
                return false;
            }
        }

        foreach (var expression in selector.MatchExpressions)
        {
            var isThere = labels.TryGetValue(expression.Key, out var value);
            var holds = expression.Operator switch
            {
                LabelSelectorOperator.In => isThere && expression.Values.Contains(value!),
                LabelSelectorOperator.NotIn => !isThere || !expression.Values.Contains(value!),
                LabelSelectorOperator.Exists => isThere,
                _ => !isThere,
            };
            if (!holds)
            {
                return false;
            }
        }

        return true;
    }

    internal static string NamespaceOf(NetworkPolicy policy) => policy.Metadata.Namespace.Text is { Length: > 0 } name ? name : "default";

    internal static bool Selects(NetworkPolicy policy, ProofEnd end) =>
        end.IsPod && end.Namespace == NamespaceOf(policy) && Matches(policy.Spec.PodSelector, end.Labels);

    internal static bool IsDropped(NetworkPolicy policy, ConnectivityOptions options)
    {
        var rules = policy.Spec.Ingress.Concat(policy.Spec.Egress);
        return options.UnresolvedNamedPort == UnresolvedNamedPort.RejectPolicy && rules.Any(rule => rule.Ports.Any(port => port.Port is PortName));
    }

    internal static bool Isolates(NetworkPolicySpec spec, PolicyType direction, ConnectivityOptions options) =>
        Lists(spec, direction) || (options.RulesOutsidePolicyTypes == OutsidePolicyTypes.Isolate && Written(spec, direction).Count > 0);

    internal static IEnumerable<NetworkPolicyRule> Rules(NetworkPolicySpec spec, PolicyType direction, ConnectivityOptions options) =>
        Lists(spec, direction) || options.RulesOutsidePolicyTypes != OutsidePolicyTypes.Inert ? Written(spec, direction) : [];

    /// <summary>Whether a peer that selects pods matches an end; one without a namespaceSelector stays in the namespace given.</summary>
    internal static bool Matches(SelectorPeer peer, string? ownNamespace, ProofEnd end) =>
        end.IsPod
        && (peer.NamespaceSelector.IsAbsent ? ownNamespace is null || ownNamespace == end.Namespace : Matches(peer.NamespaceSelector, end.NamespaceLabels))
        && Matches(peer.PodSelector, end.Labels);

    internal static bool Matches(IPBlock block, UInt128 address, IPFamily family) =>
        IsIn(block.Cidr, address, family) && !block.Except.Any(except => IsIn(except, address, family));

    internal static bool MatchesAnyone(NetworkPolicyRule rule) => rule.Peers.Count == 0;

    internal static bool MatchesBySelector(NetworkPolicy policy, NetworkPolicyRule rule, ProofEnd peer)
    {
        foreach (var item in rule.Peers)
        {
            if (item is SelectorPeer pods && Matches(pods, NamespaceOf(policy), peer))
            {
                return true;
            }
        }

        return false;
    }

    internal static bool MatchesByAddress(NetworkPolicyRule rule, UInt128 address, IPFamily family) =>
        rule.Peers.Any(item => item is IPBlock block && Matches(block, address, family));

    internal static bool MatchesByNumber(NetworkPolicyRule rule, Protocol protocol, int port, ConnectivityOptions options) =>
        rule.Ports.Count == 0 || rule.Ports.Any(entry => IsOf(entry, protocol) && Knows(protocol, options) && entry.Port switch
        {
            PortNumber number => port == number.Number,
            PortRange range => options.EndPort ? range.First <= port && port <= range.Last : port == range.First,
            PortName => options.UnresolvedNamedPort == UnresolvedNamedPort.AllPortsOfProtocol,
            _ => true,
        });

    internal static bool MatchesByName(NetworkPolicyRule rule, Protocol protocol, IReadOnlyCollection<string> names, ConnectivityOptions options) =>
        options.UnresolvedNamedPort != UnresolvedNamedPort.AllPortsOfProtocol
        && rule.Ports.Any(entry => IsOf(entry, protocol) && Knows(protocol, options) && entry.Port is PortName name && names.Contains(name.Name));

    /// <summary>Whether the plugin looks up names of a rule at a destination.</summary>
    internal static bool LooksUp(NetworkPolicy policy, NetworkPolicyRule rule, PolicyType direction, ProofEnd destination, ConnectivityOptions options)
    {
        if (!destination.IsPod)
        {
            return false;
        }

        return direction == PolicyType.Ingress || !MatchesAnyone(rule) || options.NamedPortEgressScope switch
        {
            NamedPortScope.All => true,
            NamedPortScope.OwnNamespace => destination.Namespace == NamespaceOf(policy),
            _ => false,
        };
    }

    /// <summary>Whether an end is one that an assertion is about.</summary>
    internal static bool IsAbout(EquatableArray<NetworkPolicyPeer> ends, ProofEnd end, IPFamily family) => ends.Count == 0 || ends.Any(item => item switch
    {
        SelectorPeer pods => Matches(pods, ownNamespace: null, end),
        IPBlock block => !end.IsPod && Matches(block, end.Address, family),
        _ => false,
    });

    /// <summary>Whether a port is one that an assertion is about. What a plugin makes of a policy's ports does not change what the assertion asks.</summary>
    internal static bool IsAbout(EquatableArray<NetworkPolicyPort> ports, Protocol protocol, int port, IReadOnlyCollection<string> names) =>
        ports.Count == 0 || ports.Any(entry => IsOf(entry, protocol) && entry.Port switch
        {
            PortNumber number => port == number.Number,
            PortRange range => range.First <= port && port <= range.Last,
            PortName name => names.Contains(name.Name),
            _ => true,
        });

    internal static bool IsUsed(IPFamily family, ConnectivityOptions options) => options.Families switch
    {
        IPFamilies.V4 => family == IPFamily.IPv4,
        IPFamilies.V6 => family == IPFamily.IPv6,
        _ => true,
    };

    internal static (UInt128 First, UInt128 Last) Bounds(CidrBlock cidr)
    {
        var width = cidr.Family == IPFamily.IPv4 ? 32 : 128;
        var first = new UInt128(cidr.High, cidr.Low);
        var rest = cidr.PrefixLength == 0 && width == 128 ? UInt128.MaxValue : (UInt128.One << (width - cidr.PrefixLength)) - 1;
        return (first & ~rest, first | rest);
    }

    private static bool IsIn(CidrBlock cidr, UInt128 address, IPFamily family)
    {
        var (first, last) = Bounds(cidr);
        return cidr.Family == family && first <= address && address <= last;
    }

    private static bool Lists(NetworkPolicySpec spec, PolicyType direction) => spec.PolicyTypes.Count == 0
        ? direction == PolicyType.Ingress || spec.Egress.Count > 0
        : spec.PolicyTypes.Any(type => type == direction);

    private static EquatableArray<NetworkPolicyRule> Written(NetworkPolicySpec spec, PolicyType direction) => direction == PolicyType.Ingress ? spec.Ingress : spec.Egress;

    private static bool IsOf(NetworkPolicyPort entry, Protocol protocol) => (entry.Protocol ?? Protocol.Tcp) == protocol;

    private static bool Knows(Protocol protocol, ConnectivityOptions options) => protocol != Protocol.Sctp || options.Sctp;
}
