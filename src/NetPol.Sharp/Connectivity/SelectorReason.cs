using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>Evaluates a selector on labels, condition by condition, for people.</summary>
internal static class SelectorReason
{
    internal static bool Matches(LabelSelector selector, EquatableArray<KeyValue> labels) => !Failures(selector, labels).Any();

    /// <summary>What each condition that fails wants and gets: <c>wants app=web, has app=api</c>.</summary>
    internal static IEnumerable<string> Failures(LabelSelector selector, EquatableArray<KeyValue> labels)
    {
        foreach (var wanted in selector.MatchLabels)
        {
            if (Value(labels, wanted.Key) != wanted.Value)
            {
                yield return $"wants {wanted.Key}={wanted.Value}, {Has(labels, wanted.Key)}";
            }
        }

        foreach (var expression in selector.MatchExpressions)
        {
            if (!Holds(expression, Value(labels, expression.Key)))
            {
                yield return $"wants {expression}, {Has(labels, expression.Key)}";
            }
        }
    }

    /// <summary>The conditions that labels do not meet, in kubectl's grammar.</summary>
    internal static string Unmet(LabelSelector selector, EquatableArray<KeyValue> labels) => string.Join(
        ",",
        selector.MatchLabels.Where(wanted => Value(labels, wanted.Key) != wanted.Value).Select(wanted => wanted.Key + "=" + wanted.Value)
            .Concat(selector.MatchExpressions.Where(expression => !Holds(expression, Value(labels, expression.Key))).Select(expression => expression.ToString())));

    private static bool Holds(LabelSelectorRequirement expression, string? value) => expression.Operator switch
    {
        LabelSelectorOperator.In => value is not null && expression.Values.Contains(value),
        LabelSelectorOperator.NotIn => value is null || !expression.Values.Contains(value),
        LabelSelectorOperator.Exists => value is not null,
        _ => value is null,
    };

    private static string Has(EquatableArray<KeyValue> labels, string key) => Value(labels, key) is { } value ? $"has {key}={value}" : $"has no label {key}";

    private static string? Value(EquatableArray<KeyValue> labels, string key) => labels.FirstOrDefault(label => label.Key == key)?.Value;
}
