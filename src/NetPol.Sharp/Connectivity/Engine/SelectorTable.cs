using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Engine;

/// <summary>Selectors by id, each as a row of conditions: key, whether a missing label matches, whether the values are wanted or unwanted, the values.</summary>
internal sealed class SelectorTable(LabelSpace labels)
{
    private const int HeaderLength = 4;

    private readonly SpanTable _selectors = new();
    private readonly List<int[]> _conditions = [];

    /// <summary>The id of a selector. An absent one is taken as <c>{}</c>; what absence means is said where a selector stands.</summary>
    internal int Intern(LabelSelector selector)
    {
        _conditions.Clear();
        foreach (var label in selector.MatchLabels.AsSpan())
        {
            var key = labels.Key(label.Key);
            _conditions.Add([key, 0, 1, 1, labels.Value(key, label.Value)]);
        }

        foreach (var expression in selector.MatchExpressions.AsSpan())
        {
            _conditions.Add(Condition(expression));
        }

        if (_conditions.Count > 1)
        {
            _conditions.Sort(Compare);
        }

        return _selectors.Intern(_conditions.Count == 1 ? _conditions[0] : [.. _conditions.SelectMany(condition => condition)]);
    }

    /// <summary>Whether labels match: every condition holds (semantics of LabelSelectorAsSelector, apimachinery <c>selector.go</c>).</summary>
    internal bool Matches(int selector, ReadOnlySpan<int> vector)
    {
        var conditions = _selectors[selector];
        while (conditions.Length > 0)
        {
            var end = HeaderLength + conditions[3];
            var value = vector[conditions[0]];
            var holds = value == LabelSpace.Absent
                ? conditions[1] == 1
                : (conditions.Slice(HeaderLength, conditions[3]).IndexOf(value) >= 0) == (conditions[2] == 1);
            if (!holds)
            {
                return false;
            }

            conditions = conditions.Slice(end);
        }

        return true;
    }

    private int[] Condition(LabelSelectorRequirement expression)
    {
        var key = labels.Key(expression.Key);
        var values = expression.Values.Select(value => labels.Value(key, value)).Distinct().OrderBy(value => value).ToArray();
        var isNegative = expression.Operator is LabelSelectorOperator.NotIn or LabelSelectorOperator.DoesNotExist;
        return expression.Operator switch
        {
            // A missing label matches NotIn too.
            LabelSelectorOperator.In or LabelSelectorOperator.NotIn => [key, isNegative ? 1 : 0, isNegative ? 0 : 1, values.Length, .. values],

            // No value is unwanted; or every value is, because none is wanted.
            _ => [key, isNegative ? 1 : 0, isNegative ? 1 : 0, 0],
        };
    }

    private static int Compare(int[] left, int[] right)
    {
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            if (left[i] != right[i])
            {
                return left[i].CompareTo(right[i]);
            }
        }

        return left.Length.CompareTo(right.Length);
    }
}
