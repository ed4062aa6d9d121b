using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Algebra;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>Whether some peers together are every pod of the cluster.</summary>
internal static class PodCover
{
    // What looking for a pod that none of them is may cost; beyond that nothing is said.
    private const long Budget = 10_000;

    private static readonly EquatableArray<KeyValue> s_unheardOf = [new(WellKnownLabels.NamespaceName, "")];

    /// <summary>The first of the peers that are every pod together, as pods with a label and those without it are; <c>null</c> where they are not.</summary>
    /// <param name="peers">The peers.</param>
    /// <param name="ns">The namespace of their policy.</param>
    /// <param name="space">The space of the policies.</param>
    internal static SelectorPeer? OfEveryPod(IEnumerable<NetworkPolicyPeer> peers, string ns, Space space)
    {
        SelectorPeer[] all = [.. peers.OfType<SelectorPeer>()];

        // Among everyone is a pod without labels, in a namespace that nobody has heard of.
        if (all.FirstOrDefault(IsOfUnheardOf) is not { } first)
        {
            return null;
        }

        Box[] boxes = [.. all.Select(peer => BoxOf(peer, ns, space)).OfType<Box>()];
        return space.Covers(boxes, Box.Everything, isBetweenPods: false, Budget) ? first : null;
    }

    private static bool IsOfUnheardOf(SelectorPeer peer) =>
        !peer.NamespaceSelector.IsAbsent && SelectorReason.Matches(peer.NamespaceSelector, s_unheardOf) && SelectorReason.Matches(peer.PodSelector, []);

    private static Box? BoxOf(SelectorPeer peer, string ns, Space space) =>
        (peer.NamespaceSelector.IsAbsent ? space.InNamespace(Side.Source, ns) : space.InNamespaces(Side.Source, peer.NamespaceSelector)) is { } namespaces
            ? space.Pods(Side.Source, peer.PodSelector)?.And(namespaces)
            : null;
}
