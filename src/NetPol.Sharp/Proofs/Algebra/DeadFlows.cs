using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>Finds peers that a rule admits in vain: whatever pods they are, the other side is isolated and admits none of these connections.</summary>
internal sealed class DeadFlows
{
    // What looking for a way through the other side may cost, for a peer and for all of them; beyond that nothing is said.
    private const long Budget = 100_000;
    private const int MaxComparisons = 2_000_000;

    private readonly DirectionBoxes _direction;
    private readonly DirectionBoxes _other;
    private readonly Space _space;
    private readonly Dictionary<int, AdmissionIndex> _admissions;
    private int _comparisons = MaxComparisons;

    private DeadFlows(World world, DirectionBoxes direction)
    {
        (_direction, _other, _space) = (direction, world.Directions.First(other => other != direction), world.Space);
        _admissions = _other.Rules.GroupBy(rule => rule.Namespace).ToDictionary(group => group.Key, group => new AdmissionIndex(group));
    }

    internal static IEnumerable<(RuleReference Rule, NetworkPolicyPeer Peer, Isolation By)> Of(World world, DirectionBoxes direction) => new DeadFlows(world, direction).Find();

    private IEnumerable<(RuleReference Rule, NetworkPolicyPeer Peer, Isolation By)> Find()
    {
        foreach (var rule in _direction.Rules)
        {
            // What one peer admits by its ports stands together.
            var isDead = true;
            for (var i = 0; i < rule.ToPods.Count; i++)
            {
                var admission = rule.ToPods[i];
                isDead = isDead && admission.Peer is SelectorPeer && IsDead(admission.Box);
                if (i + 1 < rule.ToPods.Count && ReferenceEquals(rule.ToPods[i + 1].Peer, admission.Peer))
                {
                    continue;
                }

                if (isDead && FirstIsolation(admission.Box) is { } isolation)
                {
                    yield return (rule.Rule, admission.Peer!, isolation);
                }

                isDead = true;
            }
        }
    }

    // Most flows have their other side, or a namespace that no policy is in; what is left is searched for.
    private bool IsDead(Box box)
    {
        var namespaces = box[Variables.Namespace(_other.Self)] ?? _space.Domain(Variables.Namespace(_other.Self));
        if (namespaces.Has(NamespaceNames.Unmentioned) || namespaces.Atoms.Any(ns => _admissions.TryGetValue(ns, out var index) && index.Touching(box).Any(admission => Passes(box, admission))))
        {
            return false;
        }

        return namespaces.And(_other.OpenNamespaces) is not { IsEmpty: false } open || !IsOpen(box, open);
    }

    private bool Passes(Box box, Admission admission)
    {
        // Two ends have different addresses, and one namespace's labels if they share it: only then has it to be searched.
        if (_comparisons-- <= 0 || (HasNoConstraintOnBoth(box) && HasNoConstraintOnBoth(admission.Box)))
        {
            return true;
        }

        return !_space.Covers([], box.And(admission.Box)!, isBetweenPods: true, Budget);
    }

    private bool IsOpen(Box box, AtomSet open) => !_space.Covers(
        [.. open.Atoms.SelectMany(ns => _other.Isolations[ns]).Select(isolation => isolation.Box)], box.With(Variables.Namespace(_other.Self), open)!, isBetweenPods: true, Budget);

    private bool HasNoConstraintOnBoth(Box box)
    {
        for (var i = 0; i < box.Count; i++)
        {
            if (Variables.IsPodAddress(box.Variable(i)) || _space.Variables.IsNamespaceLabel(box.Variable(i)))
            {
                return false;
            }
        }

        return true;
    }

    private Isolation? FirstIsolation(Box box) =>
        (box[Variables.Namespace(_other.Self)] ?? _space.Domain(Variables.Namespace(_other.Self))).Atoms.SelectMany(ns => _other.Isolations[ns]).FirstOrDefault(isolation => isolation.Box.Intersects(box));
}
