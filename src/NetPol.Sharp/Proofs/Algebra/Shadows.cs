using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>
/// Finds rules whose connections are all admitted by one other rule. Of two that admit the same, the one is shadowed whose policy comes later by namespace and
/// name, or within a policy the later rule: the order in which files are read, and where a program writes what, makes no difference.
/// </summary>
internal static class Shadows
{
    // What the comparison of two rules may cost; beyond that nothing is said of them.
    private const long Budget = 100_000;

    // Thousands of rules for the same pods are compared with each other; beyond this nothing more is said.
    private const int MaxComparisons = 2_000_000;

    internal static IEnumerable<(RuleReference Rule, RuleReference By)> Of(DirectionBoxes direction, Space space)
    {
        var comparisons = MaxComparisons;
        var index = new SubjectIndex(direction.Rules);
        var shadowed = new HashSet<RuleBoxes>();
        var latestFirst = direction.Rules
            .OrderByDescending(item => item.Rule.Policy.Metadata.Namespace)
            .ThenByDescending(item => item.Rule.Policy.Metadata.Name, StringComparer.Ordinal)
            .ThenByDescending(item => item.Rule.Index);
        foreach (var rule in latestFirst.Where(item => item.ToPods.Count + item.ToOutside.Count > 0))
        {
            foreach (var other in index.Around(rule.Subject).Where(other => other != rule && !shadowed.Contains(other)))
            {
                if (comparisons-- <= 0)
                {
                    yield break;
                }

                if (MayCover(other, rule) && Covers(other, rule, space))
                {
                    shadowed.Add(rule);
                    yield return (rule.Rule, other.Rule);
                    break;
                }
            }
        }
    }

    // Most rules have nothing in common with the first of what the other one admits.
    private static bool MayCover(RuleBoxes other, RuleBoxes rule) =>
        (rule.ToPods.Count == 0 || other.ToPods.Any(admission => admission.Box.Intersects(rule.ToPods[0].Box)))
        && (rule.ToOutside.Count == 0 || other.ToOutside.Any(admission => admission.Box.Intersects(rule.ToOutside[0].Box)));

    // Not every plugin matches pods with ipBlocks, so what selectors admit has to be admitted without those.
    private static bool Covers(RuleBoxes other, RuleBoxes rule, Space space) =>
        Covers([.. other.ToPods.Where(IsNoBlock)], [.. rule.ToPods.Where(IsNoBlock)], space)
        && Covers(other.ToPods, [.. rule.ToPods.Where(admission => !IsNoBlock(admission))], space)
        && Covers(other.ToOutside, rule.ToOutside, space);

    private static bool IsNoBlock(Admission admission) => admission.Peer is not IPBlock;

    private static bool Covers(IReadOnlyList<Admission> others, IReadOnlyList<Admission> admissions, Space space)
    {
        if (admissions.Count > 0 && others.Count == 0)
        {
            return false;
        }

        Box[] except = [.. others.Select(admission => admission.Box)];
        return admissions.All(admission => space.Covers(except, admission.Box, isBetweenPods: false, Budget));
    }
}
