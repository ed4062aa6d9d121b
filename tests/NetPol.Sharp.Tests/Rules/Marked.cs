using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using NetPol.Sharp.Yaml;
using Xunit;

namespace NetPol.Sharp.Tests.Rules;

/// <summary>Manifests in which the places that a rule reports are marked: <c>port: [|0|]</c>.</summary>
internal static class Marked
{
    internal const string File = "policies.yaml";

    private static readonly string[] s_ofWriting = ["Validity", "Effect"];

    /// <summary>Lints the text without its markers: the findings of the rule stand exactly at the markers.</summary>
    internal static IReadOnlyList<Finding> Reports(string ruleId, string marked, LintOptions? options = null, bool isOpen = false)
    {
        var (text, spans) = Strip(marked);
        Finding[] findings = [.. Lint(text, options, isOpen).Findings.Where(finding => finding.RuleId == ruleId)];
        Assert.Equal(spans.Select(Place), findings.Select(finding => Place(finding.Span)));
        Assert.All(findings, finding => AssertSentence(finding.Message));
        return findings;
    }

    /// <summary>The text without its markers, for cases in which nothing is to be said.</summary>
    internal static string Plain(string marked) => Strip(marked).Text;

    /// <summary>Lints the text without its markers: the findings of the rule stand exactly at the markers and say this.</summary>
    internal static void Says(string ruleId, string marked, params string[] messages) =>
        Assert.Equal(messages, Reports(ruleId, marked).Select(finding => finding.Message));

    /// <summary>
    /// Lints a text that no rule has anything to say about that judges what is written: those of Validity and Effect. Fragments have no default deny and no DNS.
    /// </summary>
    internal static void IsFine(string text) => Assert.Empty(Lint(text).Findings
        .Where(finding => s_ofWriting.Contains(RuleCatalog.All.Single(rule => rule.Id == finding.RuleId).Category))
        .Select(finding => $"{finding.RuleId} {finding.Span}: {finding.Message}"));

    internal static LintResult Lint(string text, LintOptions? options = null, bool isOpen = false) =>
        Linter.Lint([], ManifestReader.Read(text, File), options ?? new LintOptions(), isOpen);

    /// <summary>What a rule says of policies that a program makes, and of the YAML that it emits of them: the same.</summary>
    internal static IReadOnlyList<Finding> OfProgram(string ruleId, PolicySet set, string manifests = "", bool isOpen = false)
    {
        Finding[] ofModels = [.. Linter.Lint(set.ToNetworkPolicies(), ManifestReader.Read(manifests, File), new LintOptions(), isOpen).Findings.Where(finding => finding.RuleId == ruleId)];
        Finding[] ofYaml = [.. Lint(set.ToYaml() + "---\n" + manifests, options: null, isOpen).Findings.Where(finding => finding.RuleId == ruleId)];
        Assert.Equal(ofModels.Select(Said).Distinct().Order(), ofYaml.Select(Said).Distinct().Order());
        return ofModels;

        static string Said(Finding finding) => $"{finding.Severity} {finding.Message} {string.Join(',', finding.Data)}";
    }

    private static (string Text, List<SourceSpan> Spans) Strip(string marked)
    {
        var text = new StringBuilder();
        var spans = new List<SourceSpan>();
        var open = new Stack<(int Line, int Column)>();
        var (line, column) = (1, 1);
        for (var i = 0; i < marked.Length; i++)
        {
            var pair = i + 1 < marked.Length ? marked.Substring(i, 2) : "";
            if (pair == "[|")
            {
                open.Push((line, column));
                i++;
            }
            else if (pair == "|]")
            {
                var start = open.Pop();
                spans.Add(new SourceSpan(File, start.Line, start.Column, line, column));
                i++;
            }
            else
            {
                text.Append(marked[i]);

                // A byte order mark takes no column.
                (line, column) = marked[i] switch { '\n' => (line + 1, 1), '\ufeff' => (line, column), _ => (line, column + 1) };
            }
        }

        Assert.Empty(open);
        spans.Sort();
        return (text.ToString(), spans);
    }

    private static string Place(SourceSpan span) => FormattableString.Invariant($"{span} to {span.EndLine}:{span.EndColumn}");

    private static void AssertSentence(string message)
    {
        Assert.False(message.EndsWith('.'), message);
        Assert.Equal(message.Trim(), message);
        Assert.DoesNotContain('\n', message);
    }
}
