using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Engine;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>The ways through a side that another world has, too: rules of policies that select the same pods, and what is open.</summary>
internal sealed class KnownPassages
{
    private readonly HashSet<(string, LabelSelector, PolicyType, NetworkPolicyRule)> _rules = [];
    private readonly HashSet<PolicyType> _open = [];

    internal KnownPassages(World world, World other)
    {
        foreach (var direction in other.Directions)
        {
            foreach (var admission in direction.ToPods.Concat(direction.ToOutside).SelectMany(group => group))
            {
                _rules.Add(Key(admission.Rule));
            }
        }

        _open.UnionWith(world.Directions
            .Zip(other.Directions, (one, two) => (one.Direction, Isolated(one).SetEquals(Isolated(two))))
            .Where(pair => pair.Item2)
            .Select(pair => pair.Direction));
    }

    /// <summary>Whether the other world has a way through a side.</summary>
    /// <param name="direction">The side.</param>
    /// <param name="rule">The rule; <c>null</c> for what is open.</param>
    internal bool Has(PolicyType direction, RuleReference? rule) => rule is null ? _open.Contains(direction) : _rules.Contains(Key(rule));

    private static (string Namespace, LabelSelector Pods, PolicyType Direction, NetworkPolicyRule Rule) Key(RuleReference rule) =>
        (PolicyReading.NamespaceOf(rule.Policy), rule.Policy.Spec.PodSelector, rule.Direction, rule.Rule);

    private static HashSet<(string Namespace, LabelSelector Pods)> Isolated(DirectionBoxes direction) =>
        [.. direction.Isolations.SelectMany(group => group).Select(isolation => (PolicyReading.NamespaceOf(isolation.Policy), isolation.Policy.Spec.PodSelector))];
}
