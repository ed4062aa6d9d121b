using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>Conditions of a selector that exclude each other.</summary>
internal static class Contradiction
{
    /// <summary>The conditions of which no object can meet all, in words: <c>app=a and app=b</c>; <c>null</c> when there are none.</summary>
    /// <param name="selector">The selector.</param>
    /// <param name="isOfNamespaces">Whether it selects namespaces, which always have the label of their name.</param>
    internal static string? Of(LabelSelector selector, bool isOfNamespaces)
    {
        if (selector.MatchLabels.Count + selector.MatchExpressions.Count < (isOfNamespaces ? 1 : 2))
        {
            return null;
        }

        foreach (var ofKey in Requirements.Of(selector).GroupBy(requirement => requirement.Key))
        {
            if (isOfNamespaces && ofKey.Key == WellKnownLabels.NamespaceName ? HasNoName([.. ofKey]) : HasNoValue([.. ofKey]))
            {
                return string.Join(" and ", ofKey.Select(InWords));
            }
        }

        return null;
    }

    private static bool HasNoValue(IReadOnlyList<(string Key, LabelSelectorOperator Operator, IEnumerable<string> Values)> requirements)
    {
        if (requirements.Count == 1)
        {
            return false;
        }

        var values = new LabelValues();
        foreach (var value in requirements.SelectMany(requirement => requirement.Values))
        {
            values.Mention(value);
        }

        return requirements.Select(requirement => values.Set(requirement.Operator, requirement.Values)).Aggregate((one, other) => one.And(other)).IsEmpty;
    }

    private static bool HasNoName(IReadOnlyList<(string Key, LabelSelectorOperator Operator, IEnumerable<string> Values)> requirements)
    {
        var names = new NamespaceNames();
        foreach (var value in requirements.SelectMany(requirement => requirement.Values))
        {
            names.Mention(value);
        }

        return requirements.Select(requirement => names.Set(requirement.Operator, requirement.Values)).Aggregate((one, other) => one.And(other)).IsEmpty;
    }

    private static string InWords((string Key, LabelSelectorOperator Operator, IEnumerable<string> Values) requirement) =>
        requirement is { Operator: LabelSelectorOperator.In } && requirement.Values.ToArray() is [var only]
            ? requirement.Key + "=" + only
            : new LabelSelectorRequirement { Key = requirement.Key, Operator = requirement.Operator, Values = EquatableArray.From(requirement.Values) }.ToString();
}
