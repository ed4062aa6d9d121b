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
            foreach (var ofPeer in rule.ToPods.Where(admission => admission.Peer is SelectorPeer).GroupBy(admission => admission.Peer!))
            {
                if (ofPeer.All(IsDead) && FirstIsolation(ofPeer.First().Box) is { } isolation)
                {
                    yield return (rule.Rule, ofPeer.Key, isolation);
                }
            }
        }
    }

    private bool IsDead(Admission admission)
    {
        var box = admission.Box.And(_space.To(ConnectionSet.All)!)!;
        foreach (var region in Open(box).Concat(Admitted(box)))
        {
            var search = new Search(_space, Budget);
            search.Try(region);
            if (search.Best is not null || search.IsExhausted || _comparisons-- <= 0)
            {
                return false;
            }
        }

        return true;
    }

    // Namespaces that no policy is in come first, because what is not isolated at all needs no search.
    private IEnumerable<Region> Open(Box box)
    {
        var variable = Variables.Namespace(_other.Self);
        if (box.With(variable, _other.OpenNamespaces) is not { } open)
        {
            yield break;
        }

        if (open.With(variable, AtomSet.Of(NamespaceNames.Unmentioned)) is { } unmentioned)
        {
            yield return new Region { Box = unmentioned, Except = [], IsBetweenPods = true };
        }

        Box[] isolated = [.. Namespaces(open).SelectMany(ns => _other.Isolations[ns]).Select(isolation => isolation.Box)];
        yield return new Region { Box = open, Except = isolated, IsBetweenPods = true };
    }

    private IEnumerable<Region> Admitted(Box box) =>
        from ns in Namespaces(box)
        where _admissions.ContainsKey(ns)
        from admission in _admissions[ns].Touching(box)
        select new Region { Box = box.And(admission.Box)!, Except = [], IsBetweenPods = true };

    private IEnumerable<int> Namespaces(Box box) => (box[Variables.Namespace(_other.Self)] ?? _space.Domain(Variables.Namespace(_other.Self))).Atoms;

    private Isolation? FirstIsolation(Box box) => Namespaces(box).SelectMany(ns => _other.Isolations[ns]).FirstOrDefault(isolation => isolation.Box.Intersects(box));
}
