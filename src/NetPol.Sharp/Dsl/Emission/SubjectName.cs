using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>
/// The name of an object after the pods it is about: <c>app=backend</c> is <c>backend</c>, other selectors are spelled out.
/// Never a hash and never a number, so that a name says what it is and does not move; two equal ones are an error elsewhere.
/// </summary>
internal static class SubjectName
{
    // Labels whose value alone is the name people know the pods by.
    private static readonly string[] s_names = ["app", "app.kubernetes.io/name", "k8s-app"];

    internal static string Of(LabelSelector pods, SourceSpan span) => Checked(Slug(pods), pods, span);

    internal static string WithPrefix(string prefix, LabelSelector pods, SourceSpan span) => Checked(prefix + "-" + Slug(pods), pods, span);

    private static string Checked(string name, LabelSelector pods, SourceSpan span) =>
        name.Length <= NameSyntax.MaxSubdomainLength ? name : throw new PolicyException(
            RuleIds.NameOrLabelInvalid,
            $"The policy for '{pods}' would be called '{name}', which has more than 253 characters; give the statement a short name with .Named(\"…\")",
            span);

    private static string Slug(LabelSelector pods)
    {
        if (pods.MatchesEverything)
        {
            return "all-pods";
        }

        var words = pods.MatchLabels
            .OrderBy(label => Array.IndexOf(s_names, label.Key) is var rank && rank < 0 ? s_names.Length : rank)
            .SelectMany(Words)
            .Concat(pods.MatchExpressions.SelectMany(Words));
        return Clean(string.Join("-", words));
    }

    private static IEnumerable<string> Words(KeyValue label) => label.Value.Length == 0 ? [Last(label.Key), "empty"]
        : s_names.Contains(label.Key) ? [label.Value]
        : [Last(label.Key), label.Value];

    private static IEnumerable<string> Words(LabelSelectorRequirement expression)
    {
        var key = Last(expression.Key);
        return expression.Operator switch
        {
            LabelSelectorOperator.In => [key, "in", .. expression.Values],
            LabelSelectorOperator.NotIn => [key, "not", .. expression.Values],
            LabelSelectorOperator.Exists => ["with", key],
            _ => ["without", key],
        };
    }

    private static string Last(string key) => key.Substring(key.IndexOf('/') + 1);

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text.ToLowerInvariant())
        {
            clean.Append(CharClass.IsLowerOrDigit(c) ? c : '-');
        }

        return clean.ToString().Trim('-');
    }
}
