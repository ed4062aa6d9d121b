using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NetPol.Sharp.Rules;
using NetPol.Sharp.Tests.Infrastructure;
using NetPol.Sharp.Yaml;
using Xunit;

namespace NetPol.Sharp.Tests.Precision;

/// <summary>Every warning about whole applications is one that somebody looked at (Judgements.md), and nearly all of them are true.</summary>
public sealed class PrecisionTests
{
    private const double LeastShare = 0.95;

    private static readonly string s_folder = Repository.PathOf("tests", "NetPol.Sharp.Tests", "Precision");

    private static IReadOnlyList<Judgement> Judgements { get; } =
    [
        .. File.ReadLines(Path.Combine(s_folder, "Judgements.md")).Where(line => line.Contains("| NETPOL", StringComparison.Ordinal)).Select(line => line.Trim('|', ' ').Split(" | "))
            .Select(cells => new Judgement(cells[0], cells[1], cells[2], cells[3])),
    ];

    [Fact]
    public void EveryWarning_IsJudged()
    {
        var found = Directory.GetDirectories(Path.Combine(s_folder, "Applications")).Order(StringComparer.Ordinal).SelectMany(WarningsOf).ToArray();
        var judged = Judgements.ToList();
        foreach (var (application, finding) in found)
        {
            var known = judged.Find(judgement => judgement.Application == application && judgement.IsAbout(finding));
            Assert.True(known is not null, $"Nobody judged this: {application}: {finding.Span}: {finding.RuleId}: {finding.Message}");
            judged.Remove(known);
        }

        Assert.True(judged.Count == 0, "No longer found: " + string.Join("\n", judged));
    }

    [Fact]
    public void NearlyAllOfThem_AreTrue()
    {
        Assert.All(Judgements, judgement =>
        {
            Assert.True(judgement.Verdict is "true" or "false", judgement.ToString());
            Assert.True(judgement.Why.Length > 20, $"{judgement} needs a reason");
        });
        Assert.InRange((double)Judgements.Count(judgement => judgement.Verdict == "true") / Judgements.Count, LeastShare, 1);
    }

    private static IEnumerable<(string Application, Finding Finding)> WarningsOf(string folder) =>
        Linter.Lint(Directory.GetFiles(folder).Order(StringComparer.Ordinal).SelectMany(path => ManifestReader.Read(File.ReadAllText(path), Path.GetFileName(path))), new LintOptions())
            .Findings.Where(finding => finding.Severity >= Severity.Warning).Select(finding => (Path.GetFileName(folder), finding));

    /// <summary>A line of the page.</summary>
    /// <param name="Application">The folder.</param>
    /// <param name="Finding">The id, the place, and where two are at one place what tells them apart.</param>
    /// <param name="Verdict">True or false.</param>
    /// <param name="Why">Why.</param>
    private sealed record Judgement(string Application, string Finding, string Verdict, string Why)
    {
        internal bool IsAbout(Finding finding)
        {
            var words = Finding.Split(' ');
            return words[0] == finding.RuleId && words[1] == string.Create(CultureInfo.InvariantCulture, $"{finding.Span.File}:{finding.Span.Line}") && words.Length switch
            {
                2 => true,
                3 => finding.Message.Contains(words[2], StringComparison.Ordinal),
                _ => finding.Span.Column.ToString(CultureInfo.InvariantCulture) == words[3],
            };
        }
    }
}
