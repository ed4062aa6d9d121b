using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>Peers that were probably meant as one: namespaces, and pods that the manifests have in those namespaces and not in the policy's own.</summary>
internal static class SplitPeers
{
    internal static IEnumerable<(SelectorPeer Namespaces, SelectorPeer Pods)> Of(NetworkPolicyRule rule, string ns, KnownCluster known) =>
        !known.IsPopulated(ns) ? []
        : from namespaces in rule.Peers.OfType<SelectorPeer>()
          where !namespaces.NamespaceSelector.IsAbsent && !namespaces.NamespaceSelector.MatchesEverything && namespaces.PodSelector.MatchesEverything
          from pods in rule.Peers.OfType<SelectorPeer>()
          where pods.NamespaceSelector.IsAbsent && !pods.PodSelector.MatchesEverything && !known.Pods(ns, pods.PodSelector).Any()
              && known.NamespacesOf(namespaces, ns) is { } selected && selected.Any(other => known.Pods(other, pods.PodSelector).Any())
          select (namespaces, pods);
}
