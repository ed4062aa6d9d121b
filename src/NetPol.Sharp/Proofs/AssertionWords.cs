using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>Assertions as sentences, where they were not written as such.</summary>
internal static class AssertionWords
{
    internal static string Of(Assertion assertion) => Of(assertion, Ends(assertion.From), Ends(assertion.To));

    /// <summary>The sentence with other words for its ends.</summary>
    internal static string Of(Assertion assertion, string from, string to)
    {
        var ports = assertion.Ports.IsAbsentOrEmpty ? "any port" : string.Join(", ", assertion.Ports);
        return $"{assertion.Kind} from {from} to {to} on {ports}";
    }

    internal static string Ends(EquatableArray<NetworkPolicyPeer> peers) =>
        peers.IsAbsent ? "anywhere" : peers.Count == 0 ? "nothing" : string.Join(" or ", peers.Select(End));

    private static string End(NetworkPolicyPeer peer)
    {
        if (peer is IPBlock block)
        {
            return block.Except.Count == 0 ? block.Cidr.ToString() : $"{block.Cidr} except {string.Join(", ", block.Except)}";
        }

        var selector = (SelectorPeer)peer;
        var pods = selector.PodSelector.MatchesEverything ? "pods" : "pods " + selector.PodSelector;
        return selector.NamespaceSelector switch
        {
            { MatchesEverything: true } => pods + " of any namespace",
            { MatchLabels: [{ Key: WellKnownLabels.NamespaceName, Value: var name }], MatchExpressions.Count: 0 } => $"{pods} in namespace '{name}'",
            var namespaces => $"{pods} in namespaces {namespaces}",
        };
    }
}
