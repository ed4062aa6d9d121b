using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using NetPol.Sharp.Analyzers.Diagnostics;
using NetPol.Sharp.Cli.Reports;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using NetPol.Sharp.Tests.Analyzers;
using NetPol.Sharp.Tests.Infrastructure;
using NetPol.Sharp.Yaml;
using Xunit;

namespace NetPol.Sharp.Tests.Docs;

/// <summary>Runs what the pages of the rules show.</summary>
internal static class RuleExample
{
    private const string None = "none";

    /// <summary>
    /// Lints a block, which breaks that rule and no other, and gives what <c>netpol lint</c> prints of it. A block is a part of what a cluster gets, so what a further policy
    /// would mend is not said, except on the page of a rule that is about this.
    /// </summary>
    /// <param name="block">The block.</param>
    /// <param name="argument">The rule that it breaks, or none; for a declared platform <c>… on NAME</c>, with <c>pods CIDR</c> behind it.</param>
    /// <param name="pageOf">The rule whose page it is on.</param>
    internal static string[] Lint(IEnumerable<string> block, string argument, string pageOf)
    {
        var words = argument.Split(' ');
        var ruleId = words[0];
        var isOpen = !RuleCatalog.Rules.Any(rule => rule.Descriptor.Id == pageOf && rule.NeedsEveryPolicy);
        var result = Linter.Lint([], ManifestReader.Read(string.Join('\n', block), "policies.yaml"), new LintOptions { Enabled = [pageOf], Platform = Platform(words) }, isOpen);
        Assert.True(result.Policies > 0, "The block holds no NetworkPolicy.");

        // Beside a hint there may be something worse, and beside that a hint.
        var least = RuleCatalog.All.Single(rule => rule.Id == pageOf).Severity == Severity.Info ? Severity.Error : Severity.Warning;
        Assert.Equal(ruleId == None ? [] : [ruleId], result.Findings.Where(finding => finding.RuleId == ruleId || finding.RuleId == pageOf || finding.Severity >= least).Select(finding => finding.RuleId).Distinct());
        result = result with { Findings = [.. result.Findings.Where(finding => finding.RuleId == ruleId)] };
        using var output = new StringWriter { NewLine = "\n" };
        TextReport.Write(result, output);
        return output.ToString().TrimEnd('\n').Split('\n');
    }

    private static PlatformProfile? Platform(string[] words) => words switch
    {
        [_, "on", var name, "pods", var pods] => PlatformCatalog.Find(name) with { PodCidrs = [CidrBlock.TryParse(pods)!] },
        [_, "on", var name] => PlatformCatalog.Find(name),
        _ => null,
    };

    /// <summary>What an example that breaks a rule of the language says: <c>NETPOLnnnn NAME</c>.</summary>
    internal static string[] Thrown(string argument)
    {
        var parts = argument.Split(' ');
        var exception = Assert.ThrowsAny<Exception>(() => Emit(parts[1]));
        while (exception is not PolicyException && exception.InnerException is { } inner)
        {
            exception = inner;
        }

        var mistake = Assert.IsType<PolicyException>(exception);
        Assert.Equal(parts[0], mistake.RuleId);
        return [$"{mistake.RuleId}: {mistake.Message}"];
    }

    /// <summary>What is said of the assertions of an example, of which one breaks a rule: <c>NETPOLnnnn NAME</c>.</summary>
    internal static string[] Judged(string argument)
    {
        var parts = argument.Split(' ');
        var findings = Linter.Judge(PolicyWorld.Of(Set(parts[1])).Prove());
        Assert.Equal([parts[0]], findings.Select(finding => finding.RuleId));
        return [.. findings.SelectMany(finding => ErrorLine.Of(finding, Repository.Root))];
    }

    /// <summary>What the compiler says of an example that breaks a rule: <c>NETPOLnnnn NAME</c>.</summary>
    internal static async Task<string[]> Analyzed(string argument)
    {
        var parts = argument.Split(' ');
        var path = $"tests/NetPol.Sharp.Tests/Docs/RuleExamples/{parts[1]}.cs";
        var program = new SourceProgram((path, await File.ReadAllTextAsync(Repository.PathOf(path.Split('/'))))) { WantsPlatform = parts[0] == RuleIds.PlatformNotDeclared };
        Assert.Empty(program.Errors);
        var diagnostics = await program.Analyze(new PolicyAnalyzer(), new UsageAnalyzer());
        Assert.Equal([parts[0]], diagnostics.Select(diagnostic => diagnostic.Id).Distinct());
        return [.. diagnostics.Select(diagnostic => diagnostic.ToString())];
    }

    /// <summary>The YAML of an example whose assertions all hold.</summary>
    internal static IEnumerable<string> Emit(string name)
    {
        Assert.All(PolicyWorld.Of(Set(name)).Prove(), proof => Assert.Equal(ProofVerdict.Holds, proof.Verdict));
        return Set(name).ToYaml().TrimEnd('\n').Split('\n');
    }

    private static PolicySet Set(string name)
    {
        var type = typeof(RuleExample).Assembly.GetType($"{typeof(RuleExample).Namespace}.RuleExamples.{name}", throwOnError: true)!;
        return (PolicySet)type.GetProperty("Policies", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
    }
}
