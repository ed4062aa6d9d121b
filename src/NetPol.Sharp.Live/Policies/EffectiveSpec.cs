using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Live;

/// <summary>Brings a policy's spec into the one form that the API server gives to all that are written differently and mean the same.</summary>
internal static class EffectiveSpec
{
    private static readonly PolicyType[] s_directions = [PolicyType.Ingress, PolicyType.Egress];

    internal static NetworkPolicySpec Of(NetworkPolicySpec spec) => new()
    {
        PodSelector = Of(spec.PodSelector.IsAbsent ? LabelSelector.Everything : spec.PodSelector),
        PolicyTypes = EquatableArray.From(s_directions.Where(spec.Isolates)),
        Ingress = Rules(spec.Ingress),
        Egress = Rules(spec.Egress),
    };

    private static EquatableArray<NetworkPolicyRule> Rules(EquatableArray<NetworkPolicyRule> rules) => EquatableArray.From(rules.Select(rule => new NetworkPolicyRule
    {
        Peers = EquatableArray.From(rule.Peers.Select(Of)),
        Ports = EquatableArray.From(rule.Ports.Select(port => port with { Protocol = port.EffectiveProtocol })),
    }));

    private static NetworkPolicyPeer Of(NetworkPolicyPeer peer) => peer switch
    {
        SelectorPeer pods => pods with { PodSelector = Of(pods.PodSelector), NamespaceSelector = Of(pods.NamespaceSelector) },
        IPBlock block => block with { Except = EquatableArray.From(block.Except.AsEnumerable()) },
        _ => peer,
    };

    // Whether a selector is there matters; whether an empty list is written in it does not.
    private static LabelSelector Of(LabelSelector selector) => selector.IsAbsent ? selector : new LabelSelector
    {
        MatchLabels = EquatableArray.From(selector.MatchLabels.AsEnumerable()),
        MatchExpressions = EquatableArray.From(selector.MatchExpressions.Select(expression => expression with { Values = EquatableArray.From(expression.Values.AsEnumerable()) })),
    };
}
