using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Algebra;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>Finds selectors that match nothing that the manifests hold, in namespaces of which they hold something.</summary>
internal sealed class UnmatchedSelectors
{
    // Thousands of selectors that match none of thousands of workloads: beyond this nothing close is looked for.
    private const int MaxComparisons = 1_000_000;

    private readonly RuleWorld _world;
    private readonly Dictionary<string, EquatableArray<KeyValue>[]> _labelSets = [];
    private int _comparisons = MaxComparisons;

    private UnmatchedSelectors(RuleWorld world) => _world = world;

    private KnownCluster Known => _world.Known;

    internal static IEnumerable<UnmatchedSelector> Of(RuleWorld world) => new UnmatchedSelectors(world).Find();

    private IEnumerable<UnmatchedSelector> Find()
    {
        foreach (var policy in _world.Policies)
        {
            var ns = policy.Metadata.Namespace.Text;
            if (Known.IsPopulated(ns) && OfPods(policy, policy.Spec.PodSelector, [ns], policy.Span) is { } subject)
            {
                yield return subject;
            }

            foreach (var peer in policy.Spec.BothRules.SelectMany(rule => Judged(rule, ns)))
            {
                if (Known.NamespacesOf(peer, ns) is { } namespaces ? OfPods(policy, peer.PodSelector, namespaces, peer.Span) is { } found : (found = OfNamespaces(policy, peer.NamespaceSelector, peer.Span)) is not null)
                {
                    yield return found! with { Peer = peer };
                }
            }
        }
    }

    // Of peers that were meant as one, NETPOL2002 speaks.
    private IEnumerable<SelectorPeer> Judged(NetworkPolicyRule rule, string ns)
    {
        SelectorPeer[] split = [.. SplitPeers.Of(rule, ns, Known).Select(pair => pair.Pods)];
        return rule.Peers.OfType<SelectorPeer>().Where(peer => !split.Any(pods => ReferenceEquals(pods, peer)));
    }

    private UnmatchedSelector? OfPods(NetworkPolicy policy, LabelSelector selector, IReadOnlyList<string> namespaces, SourceSpan around)
    {
        if (selector.MatchesEverything || IsMatched(selector, namespaces) || (ControllerLabels.Without(selector) is { } rest && IsMatched(rest, namespaces)) || Contradiction.Of(selector, isOfNamespaces: false) is not null)
        {
            return null;
        }

        var workload = namespaces.SelectMany(Known.Workloads).FirstOrDefault(known => _comparisons-- > 0 && SelectorReason.Matches(selector, Merged(known)));
        return new UnmatchedSelector(policy, selector, namespaces, Place(policy, selector, around), workload, workload is null ? Closest(selector, namespaces.SelectMany(LabelSets)) : null);
    }

    private bool IsMatched(LabelSelector selector, IReadOnlyList<string> namespaces) => namespaces.Any(ns => Known.Pods(ns, selector).Any());

    // Manifests seldom hold every namespace. A name that is nearly one of those that they hold is another matter.
    private UnmatchedSelector? OfNamespaces(NetworkPolicy policy, LabelSelector selector, SourceSpan around)
    {
        if (Known.Namespaces.Count == 0 || selector.MatchesEverything || !selector.MatchExpressions.IsAbsentOrEmpty
            || Known.Namespaces.Any(ns => SelectorReason.Matches(selector, Known.Labels(ns.Name)))
            || selector.MatchLabels.Any(label => label.Key == WellKnownLabels.NamespaceName && Known.HoldsSome(label.Value))
            // That is what NETPOL2005 says.
            || selector.MatchLabels.Any(label => NamespaceLabels.IsLikeName(label.Key) && !Known.Namespaces.Any(ns => ns.Labels.Any(own => own.Key == label.Key))))
        {
            return null;
        }

        var closest = Known.Namespaces.OrderBy(ns => ns.Name, StringComparer.Ordinal)
            .Select(ns => ClosestSelector.Of(selector, Known.Labels(ns.Name), ClosestSelector.IsNearlyTheSameName))
            .FirstOrDefault(found => found is not null);
        return closest is var (meant, _) ? new UnmatchedSelector(policy, selector, [], Place(policy, selector, around), Workload: null, meant) : null;
    }

    private static SourceSpan Place(NetworkPolicy policy, LabelSelector selector, SourceSpan around) => selector.Span.IsKnown ? selector.Span : around.IsKnown ? around : policy.Span;

    private LabelSelector? Closest(LabelSelector selector, IEnumerable<EquatableArray<KeyValue>> labelSets) => labelSets
        .Where(_ => _comparisons-- > 0)
        .Select(labels => ClosestSelector.Of(selector, labels, ClosestSelector.IsClose))
        .OfType<(LabelSelector Selector, int Distance)>()
        .OrderBy(found => found.Distance)
        .ThenBy(found => found.Selector.ToString(), StringComparer.Ordinal)
        .Select(found => found.Selector)
        .FirstOrDefault();

    private EquatableArray<KeyValue>[] LabelSets(string ns)
    {
        if (!_labelSets.TryGetValue(ns, out var sets))
        {
            _labelSets.Add(ns, sets = [.. Known.Pods(ns).Select(pod => pod.Labels).Distinct()]);
        }

        return sets;
    }

    // What a workload says of itself on top of what it says of its pods.
    private static EquatableArray<KeyValue> Merged(Workload workload)
    {
        var ofPods = workload.Template.Labels;
        return EquatableArray.From(ofPods.Concat(workload.Labels.Where(own => !ofPods.Any(label => label.Key == own.Key))));
    }
}
