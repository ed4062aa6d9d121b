using System;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>What was probably meant by a selector that labels do not match.</summary>
internal static class ClosestSelector
{
    private const int ByPrefix = 3;
    private const int ByAnotherKey = 4;
    private const int LeastLength = 3;

    /// <summary>The selector with the labels in place of those that are nearly the same; <c>null</c> when something else keeps it from matching.</summary>
    /// <param name="selector">The selector.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="isClose">How far a word is from another; <c>null</c> for too far.</param>
    internal static (LabelSelector Selector, int Distance)? Of(LabelSelector selector, EquatableArray<KeyValue> labels, Func<string, string, int?> isClose)
    {
        var distance = 0;
        var meant = new KeyValue[selector.MatchLabels.Count];
        for (var i = 0; i < meant.Length; i++)
        {
            meant[i] = selector.MatchLabels[i];
            if (labels.Contains(meant[i]))
            {
                continue;
            }

            if (Nearest(meant[i], labels, isClose) is not var (label, away))
            {
                return null;
            }

            (meant[i], distance) = (label, distance + away);
        }

        var corrected = selector with { MatchLabels = EquatableArray.From(meant) };
        return distance >= 0 && !corrected.Equals(selector) && SelectorReason.Matches(corrected, labels) ? (corrected, distance) : null;
    }

    /// <summary>How far a word is from another in the same place; <c>null</c> for too far.</summary>
    internal static int? IsClose(string wanted, string known)
    {
        var length = Math.Min(wanted.Length, known.Length);
        if (string.Equals(wanted, known, StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        if (length < LeastLength)
        {
            return null;
        }

        var distance = EditDistance.Between(wanted, known);
        var isPrefix = wanted.StartsWith(known, StringComparison.OrdinalIgnoreCase) || known.StartsWith(wanted, StringComparison.OrdinalIgnoreCase);
        return distance <= Math.Max(1, length / 4) ? distance : isPrefix ? ByPrefix : null;
    }

    /// <summary>The same for names of which many differ in a letter or a number on purpose: <c>team-a</c> and <c>team-b</c>.</summary>
    internal static int? IsNearlyTheSameName(string wanted, string known)
    {
        string[] left = wanted.Split('-', '.', '/');
        string[] right = known.Split('-', '.', '/');
        if (left.Length != right.Length)
        {
            return null;
        }

        var distance = 0;
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] == right[i])
            {
                continue;
            }

            var length = Math.Min(left[i].Length, right[i].Length);
            var away = EditDistance.Between(left[i], right[i]);
            if (length <= LeastLength || away > length / 4 || left[i].Any(char.IsDigit) || right[i].Any(char.IsDigit))
            {
                return null;
            }

            distance += away;
        }

        return distance;
    }

    private static (KeyValue Label, int Distance)? Nearest(KeyValue wanted, EquatableArray<KeyValue> labels, Func<string, string, int?> isClose)
    {
        (KeyValue Label, int Distance)? nearest = null;
        foreach (var label in labels)
        {
            var away = label.Key == wanted.Key ? isClose(wanted.Value, label.Value)
                : label.Value != wanted.Value || label.Value.Length < LeastLength || label.Value is "true" or "false" ? null
                : isClose(wanted.Key, label.Key) ?? ByAnotherKey;
            if (away is { } distance && (nearest is not var (_, least) || distance < least))
            {
                nearest = (label, distance);
            }
        }

        return nearest;
    }
}
