using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeFixes;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using Xunit;

namespace NetPol.Sharp.Tests.CodeFixes;

/// <summary>What Fix All leaves of each rule, and of all together.</summary>
public sealed class FixAllTests
{
    public static TheoryData<string> Ids => [.. Violation.All.Select(violation => violation.Id)];

    [Fact]
    public void Violations_AreOfEveryRuleWithAFix() => Assert.Equal(Fixes.ByRule.Keys, Violation.All.Select(violation => violation.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void Fixes_AreThoseOfTheCatalogue()
    {
        // Which platform it is, only the author can choose: PlatformNotDeclaredCodeFixProviderTests.
        Assert.Equal(RuleCatalog.All.Where(rule => rule.HasFix && rule.Id != RuleIds.PlatformNotDeclared).Select(rule => rule.Id), Fixes.ByRule.Keys.Order(StringComparer.Ordinal));
        Assert.All(RuleCatalog.All, rule => Assert.NotEqual("", rule.Fix));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Solution_FixesSeveralInSeveralFiles(string id)
    {
        using var program = Twice(id);
        Assert.True((await program.Diagnostics(id)).Length >= 3, string.Join("\n", await program.Diagnostics()));
        await program.FixAll(Fixes.ByRule[id], id);
        Assert.Empty(await program.Diagnostics(id));
        Assert.Empty(await program.Diagnostics());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Document_FixesThoseOfTheDocument(string id)
    {
        using var program = Twice(id);
        var before = await program.Texts();
        await program.FixAll(Fixes.ByRule[id], id, FixAllScope.Document);
        var left = await program.Diagnostics(id);
        Assert.NotEmpty(left);
        Assert.All(left, diagnostic => Assert.Equal("Program1.cs", diagnostic.Location.SourceTree!.FilePath));
        Assert.Equal(before[1], (await program.Texts())[1]);
    }

    [Fact]
    public async Task EveryRule_OneAfterTheOther_LeavesNothing()
    {
        var number = 0;
        var (declarations, text, manifests) = ("", "", "");
        foreach (var violation in Violation.All)
        {
            var ns = FormattableString.Invariant($"ns{number++}");
            text += $"internal static class Of{violation.Id}\n{{\n{violation.Member("Set" + violation.Id, ns)}}}\n";
            declarations += violation.DeclarationOf(ns);
            manifests += violation.ManifestsOf(ns);
        }

        using var program = new FixedProgram([declarations + text], manifests);
        var found = (await program.Diagnostics()).Select(diagnostic => diagnostic.Id).ToHashSet(StringComparer.Ordinal);
        Assert.Equal([], Violation.All.Select(violation => violation.Id).Where(id => !found.Contains(id) && !RuleCatalog.Rules.Any(rule => rule.Descriptor.Id == id && rule.NeedsEveryPolicy)));
        foreach (var (id, provider) in Fixes.ByRule)
        {
            if ((await program.Diagnostics(id)).Length > 0)
            {
                await program.FixAll(provider, id);
            }
        }

        Assert.Empty(await program.Diagnostics());
    }

    [Fact]
    public async Task PragmaAroundAFinding_IsLeftAlone()
    {
        const string id = "NETPOL3001";
        var violation = Violation.All.Single(other => other.Id == id);
        var text = $"internal static class One\n{{\n#pragma warning disable {id}\n{violation.Member("A", "a")}#pragma warning restore {id}\n{violation.Member("B", "b")}}}\n";
        using var program = new FixedProgram([text]);
        Assert.Single(await program.Diagnostics(id));
        await program.FixAll(Fixes.ByRule[id], id);
        Assert.Empty(await program.Diagnostics(id));
        var fixedText = Assert.Single(await program.Texts());
        Assert.Equal(1, fixedText.Split("Allow.Dns").Length - 1);
        Assert.True(fixedText.IndexOf("Allow.Dns", StringComparison.Ordinal) > fixedText.IndexOf("restore", StringComparison.Ordinal));
    }

    // Two in one file, and one in another.
    private static FixedProgram Twice(string id)
    {
        var violation = Violation.All.Single(other => other.Id == id);
        return new FixedProgram(
            [
                $"{violation.DeclarationOf("one")}{violation.DeclarationOf("two")}{violation.DeclarationOf("three")}internal static class One\n{{\n{violation.Member("First", "one")}}}\ninternal static class Two\n{{\n{violation.Member("Second", "two")}}}\n",
                $"internal static class Three\n{{\n{violation.Member("Third", "three")}}}\n",
            ],
            violation.ManifestsOf("one") + violation.ManifestsOf("two") + violation.ManifestsOf("three"));
    }
}
