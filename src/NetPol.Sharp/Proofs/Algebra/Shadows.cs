using System.Collections.Generic;
using System.Linq;

namespace NetPol.Sharp.Algebra;

/// <summary>Finds rules whose connections are all admitted by one other rule. Of two that admit the same, the later one is shadowed.</summary>
internal static class Shadows
{
    // What the comparison of two rules may cost; beyond that nothing is said of them.
    private const long Budget = 100_000;

    internal static IEnumerable<(RuleReference Rule, RuleReference By)> Of(DirectionBoxes direction, Space space)
    {
        var index = new SubjectIndex(direction.Rules);
        var shadowed = new HashSet<RuleBoxes>(new SameRule());
        var latestFirst = direction.Rules.Select((rule, order) => (Rule: rule, Order: order)).OrderByDescending(item => item.Rule.Rule.Span).ThenByDescending(item => item.Order);
        foreach (var (rule, _) in latestFirst.Where(item => item.Rule.ToPods.Count + item.Rule.ToOutside.Count > 0))
        {
            if (index.Around(rule.Subject).FirstOrDefault(other => !ReferenceEquals(other, rule) && !shadowed.Contains(other) && Covers(other, rule, space)) is { } by)
            {
                shadowed.Add(rule);
                yield return (rule.Rule, by.Rule);
            }
        }
    }

    private static bool Covers(RuleBoxes other, RuleBoxes rule, Space space) =>
        Covers(other.ToPods, rule.ToPods, space) && Covers(other.ToOutside, rule.ToOutside, space);

    private static bool Covers(IReadOnlyList<Admission> others, IReadOnlyList<Admission> admissions, Space space)
    {
        if (admissions.Count > 0 && others.Count == 0)
        {
            return false;
        }

        Box[] except = [.. others.Select(admission => admission.Box)];
        return admissions.All(admission => space.Covers(except, admission.Box, Budget));
    }

    private sealed class SameRule : IEqualityComparer<RuleBoxes>
    {
        public bool Equals(RuleBoxes? x, RuleBoxes? y) => ReferenceEquals(x, y);

        public int GetHashCode(RuleBoxes obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
    }
}
