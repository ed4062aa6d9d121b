using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Live;

/// <summary>
/// The order in which policies are applied, so that little is cut that is to stay: first what only allows more to pods that are isolated already, then what isolates
/// pods, narrow subjects before whole namespaces, then changes that take something away. What is deleted comes after all of them.
/// </summary>
internal static class ApplyOrder
{
    private static readonly PolicyType[] s_directions = [PolicyType.Ingress, PolicyType.Egress];

    /// <summary>The policies in order.</summary>
    /// <param name="plan">The policies.</param>
    /// <param name="live">The policies of the cluster before.</param>
    internal static IEnumerable<PlannedPolicy> Of(IEnumerable<PlannedPolicy> plan, IReadOnlyDictionary<PolicyKey, NetworkPolicy> live) =>
        from policy in plan
        let spec = EffectiveSpec.Of(policy.Model.Spec)
        let narrows = live.TryGetValue(policy.Desired.Key, out var before) && Narrows(EffectiveSpec.Of(before.Spec), spec)
        let isolates = Isolates(policy, live)
        orderby narrows ? 2 : isolates ? 1 : 0, isolates ? Breadth(spec) : 0, policy.Desired.Step, policy.Desired.Key
        select policy;

    /// <summary>Whether a policy isolates pods that may not be isolated before.</summary>
    internal static bool Isolates(PlannedPolicy policy, IReadOnlyDictionary<PolicyKey, NetworkPolicy> live)
    {
        var spec = EffectiveSpec.Of(policy.Model.Spec);
        return s_directions.Where(spec.Isolates).Any(direction => !live.Any(other =>
            other.Key.Namespace == policy.Desired.Key.Namespace && EffectiveSpec.Of(other.Value.Spec) is var before && before.Isolates(direction) && Covers(before.PodSelector, spec.PodSelector)));
    }

    /// <summary>Whether pods that the first policy isolates may need rules of the second one.</summary>
    internal static bool MayNeed(PlannedPolicy isolating, PlannedPolicy other)
    {
        var (first, second) = (EffectiveSpec.Of(isolating.Model.Spec), EffectiveSpec.Of(other.Model.Spec));
        return isolating.Desired.Key.Namespace == other.Desired.Key.Namespace
            && s_directions.Any(direction => first.Isolates(direction) && second.Isolates(direction) && second.Rules(direction).Count > 0)
            && !first.PodSelector.MatchLabels.Any(label => second.PodSelector.MatchLabels.Any(more => more.Key == label.Key && more.Value != label.Value));
    }

    // Narrow ones first; what denies after what allows.
    private static int Breadth(NetworkPolicySpec spec) =>
        (spec.PodSelector.MatchLabels.Count + spec.PodSelector.MatchExpressions.Count > 0 ? 0 : 2)
        + (s_directions.Any(direction => spec.Isolates(direction) && spec.Rules(direction).Count == 0) ? 1 : 0);

    private static bool Narrows(NetworkPolicySpec before, NetworkPolicySpec after) =>
        !Covers(after.PodSelector, before.PodSelector)
        || s_directions.Any(direction => before.Isolates(direction) && before.Rules(direction).Any(rule => !after.Isolates(direction) || !after.Rules(direction).Any(more => Covers(more, rule))));

    private static bool Covers(LabelSelector wide, LabelSelector narrow) =>
        wide.MatchLabels.All(label => narrow.MatchLabels.Contains(label)) && wide.MatchExpressions.All(expression => narrow.MatchExpressions.Contains(expression));

    private static bool Covers(NetworkPolicyRule wide, NetworkPolicyRule narrow) => Covers(wide.Peers, narrow.Peers) && Covers(wide.Ports, narrow.Ports);

    // None is all.
    private static bool Covers<T>(EquatableArray<T> wide, EquatableArray<T> narrow)
        where T : IEquatable<T> => wide.Count == 0 || (narrow.Count > 0 && narrow.All(item => wide.Contains(item)));
}
