using System;
using System.IO;
using System.Linq;
using NetPol.Sharp.Cli.Reports;
using NetPol.Sharp.Rules;
using NetPol.Sharp.Tests.Infrastructure;
using Xunit;

namespace NetPol.Sharp.Tests.Docs;

/// <summary>Every rule has a page, and every page a rule. What the pages show is run by <see cref="DocumentTests"/>.</summary>
public sealed class RulePageTests
{
    private static readonly string[] s_sections = ["## Why it matters", "## Violation", "## Correction", "## When to accept it", "## Similar checks"];

    public static TheoryData<string> Ids => [.. RuleCatalog.All.Select(rule => rule.Id)];

    [Fact]
    public void Pages_AreThoseOfTheCatalogue()
    {
        var pages = Directory.GetFiles(Repository.PathOf("docs", "rules"), "*.md").Select(path => Path.GetFileNameWithoutExtension(path)!).Where(name => name != "README");
        Assert.Equal(RuleCatalog.All.Select(rule => rule.Id), pages.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_HasATitleAndEverySection(string id)
    {
        var lines = File.ReadAllLines(Repository.PathOf("docs", "rules", id + ".md"));
        Assert.Equal($"# {id}: {RuleCatalog.All.Single(rule => rule.Id == id).Title}", lines[0]);
        Assert.Equal(s_sections, lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal) && line is not ("## Options" or "## Fix")));
        Assert.Equal(RuleCatalog.All.Single(rule => rule.Id == id).HasFix, lines.Contains("## Fix"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_RunsAViolationAndItsCorrection(string id)
    {
        var text = File.ReadAllText(Repository.PathOf("docs", "rules", id + ".md"));
        var isOfLanguage = RuleCatalog.OfLanguage.Any(rule => rule.Id == id);
        var isOfAssertions = RuleCatalog.All.Single(rule => rule.Id == id).Category == "Intent";
        var isOfCode = RuleCatalog.OfCode.Any(rule => rule.Id == id);
        Assert.Contains(isOfCode ? $"<!-- analyzed: {id} " : isOfLanguage ? $"<!-- thrown: {id} " : isOfAssertions ? $"<!-- judged: {id} " : $"<!-- lint: {id} ", text, StringComparison.Ordinal);
        Assert.Contains(isOfCode || isOfLanguage || isOfAssertions ? "<!-- emits: " : "<!-- lint: none ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_IsWhatTheToolPrints()
    {
        using var output = new StringWriter { NewLine = "\n" };
        RuleReport.WriteMarkdown(output);
        Assert.Contains("\n" + output, File.ReadAllText(Repository.PathOf("docs", "rules", "README.md")), StringComparison.Ordinal);
    }
}
