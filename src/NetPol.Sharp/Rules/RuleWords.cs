using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>Parts of policies for messages.</summary>
internal static class RuleWords
{
    private const int MostItems = 3;

    /// <summary>The first few items, and how many more there are.</summary>
    internal static string List(IEnumerable<string> items)
    {
        string[] all = [.. items.Distinct()];
        return all.Length <= MostItems
            ? string.Join(", ", all)
            : string.Format(CultureInfo.InvariantCulture, "{0} and {1} more", string.Join(", ", all.Take(MostItems)), all.Length - MostItems);
    }

    /// <summary>The pods that a policy selects: <c>pods 'app=web' in 'shop'</c>.</summary>
    internal static string Pods(NetworkPolicy policy) => Pods(policy.Spec.PodSelector) + $" in '{policy.Metadata.Namespace}'";

    /// <summary>What the peers of a rule are.</summary>
    internal static string Peers(NetworkPolicyRule rule) => rule.Peers.IsAbsentOrEmpty ? "any destination" : List(rule.Peers.Select(Peer));

    /// <summary>A block of every address of a family, or the first of several that make up one.</summary>
    internal static string EveryAddress(IPBlock block) =>
        $"every {(block.Cidr.Family == IPFamily.IPv4 ? "IPv4" : "IPv6")} address{(block.Cidr.PrefixLength > 0 ? $" ('{block.Cidr}' and the rest)" : "")}{(block.Except.Count > 0 ? " but its exceptions" : "")}";

    /// <summary>What a peer is.</summary>
    internal static string Peer(NetworkPolicyPeer peer) => peer switch
    {
        IPBlock block => $"'{block.Cidr}'",
        SelectorPeer { NamespaceSelector.IsAbsent: true } selector => Pods(selector.PodSelector),
        SelectorPeer { NamespaceSelector.MatchesEverything: true } selector => Pods(selector.PodSelector) + " in every namespace",
        SelectorPeer selector => Pods(selector.PodSelector) + $" in namespaces '{selector.NamespaceSelector}'",
        _ => "",
    };

    private static string Pods(LabelSelector selector) => selector.MatchesEverything ? "all pods" : $"pods '{selector}'";
}
