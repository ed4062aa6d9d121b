using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>An end of a sentence as the items of <c>from[]</c> or <c>to[]</c>, seen from a policy's namespace.</summary>
internal static class PeerItems
{
    /// <summary>The items; absent when the end has no restriction.</summary>
    /// <param name="peer">The end.</param>
    /// <param name="scope">The namespace that ends without one are in.</param>
    /// <param name="ns">The policy's namespace.</param>
    /// <param name="direction">The direction of the rule.</param>
    /// <param name="span">The statement, for errors.</param>
    internal static EquatableArray<NetworkPolicyPeer> Of(
        Peer peer, NamespaceName scope, NamespaceName ns, PolicyType direction, SourceSpan span)
    {
        if (peer.Members.Any(member => member is AnywherePeer))
        {
            return EquatableArray<NetworkPolicyPeer>.Absent;
        }

        var items = new List<NetworkPolicyPeer>();
        var written = peer.Span.IsKnown ? peer.Span : span;
        foreach (var member in peer.Members)
        {
            switch (member)
            {
                case CidrPeer cidr:
                    items.Add(cidr.Block with { Span = written });
                    break;
                case PodPeer pods:
                    items.Add(Item(pods) with { Span = written });
                    break;
            }
        }

        return EquatableArray.From(items.Count == 1 ? items : items.Distinct());

        SelectorPeer Item(PodPeer pods)
        {
            if (pods.Scope is NamespaceScope.Selected selected)
            {
                return InNamespaces(selected.Selector, pods.PodSelector);
            }

            var theirs = pods.Scope is NamespaceScope.Named named ? named.Name : scope;
            if (theirs == ns)
            {
                return new SelectorPeer { PodSelector = pods.PodSelector };
            }

            return theirs.IsUnnamed
                ? throw NotExpressible(pods, ns, direction, span)
                : InNamespaces(LabelSelector.ForNamespace(theirs.Text), pods.PodSelector);
        }
    }

    private static SelectorPeer InNamespaces(LabelSelector namespaces, LabelSelector pods) => new()
    {
        NamespaceSelector = namespaces,
        PodSelector = pods.MatchesEverything ? LabelSelector.Absent : pods,
    };

    private static PolicyException NotExpressible(PodPeer pods, NamespaceName ns, PolicyType direction, SourceSpan span)
    {
        var (verb, word) = direction == PolicyType.Ingress ? ("admit", "EgressOnly") : ("let out to", "IngressOnly");
        return new PolicyException(
            RuleIds.UnnamedNamespaceNotExpressible,
            $"'{pods}' names no namespace, so a policy in '{ns}' cannot {verb} it; name one with .In(\"…\") or InNamespace, or say .{word}()",
            span);
    }
}
