using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.CodeFixes.Proposals;

/// <summary>Selectors in kubectl's grammar, changed as little as possible.</summary>
internal static class SelectorText
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    /// <summary>A selector that no pod can match, as several of which each has one of the values that exclude each other; none if it is none of that kind.</summary>
    internal static IReadOnlyList<string> Alternatives(string selector)
    {
        string[] conditions = [.. Regex.Split(selector, @",(?![^(]*\))", RegexOptions.ExplicitCapture, s_patience)];
        var ofOneKey = conditions.GroupBy(Key).FirstOrDefault(same => same.Key is not null && same.Select(condition => condition.Trim()).Distinct().Skip(1).Any());
        return ofOneKey is null ? [] : [.. ofOneKey.Select(one => string.Join(",", conditions.Where(condition => condition == one || !ofOneKey.Contains(condition))).Trim())];
    }

    /// <summary>A selector with the labels of another one in place of its own.</summary>
    /// <param name="selector">The selector as written.</param>
    /// <param name="closest">What is meant.</param>
    internal static string? Renamed(string selector, string closest)
    {
        if (Parsed(selector) is not { } written || Parsed(closest) is not { } meant || written.MatchLabels.Count == 0)
        {
            return null;
        }

        // The finding may name one label, or all of them.
        var renamed = selector;
        var missing = written.MatchLabels.Where(label => !meant.MatchLabels.Contains(label)).ToList();
        foreach (var label in meant.MatchLabels.Where(label => !written.MatchLabels.Contains(label)))
        {
            var old = missing.Find(other => other.Key == label.Key) ?? missing.FirstOrDefault();
            if (old is null)
            {
                return null;
            }

            missing.Remove(old);
            renamed = Regex.Replace(
                renamed, $@"(?<=^|,|\s){Regex.Escape(old.Key)}(?<is>\s*==?\s*){Regex.Escape(old.Value)}(?=$|,|\s)", match => label.Key + match.Groups["is"].Value + label.Value, RegexOptions.ExplicitCapture, s_patience);
        }

        return renamed == selector ? null : renamed;
    }

    /// <summary>The text as a selector; <c>null</c> if it is none.</summary>
    internal static LabelSelector? Parsed(string text)
    {
        try
        {
            return LabelSelector.Parse(text);
        }
        catch (PolicyException)
        {
            return null;
        }
    }

    private static string? Key(string condition) =>
        Regex.Match(condition, @"^\s*(?<key>[^\s=!(),]+)\s*(==?|\s+in\b)", RegexOptions.ExplicitCapture, s_patience) is { Success: true } match ? match.Groups["key"].Value : null;
}
