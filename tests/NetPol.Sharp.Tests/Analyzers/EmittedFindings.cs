using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using NetPol.Sharp.Rules;
using NetPol.Sharp.Yaml;
using Xunit;

namespace NetPol.Sharp.Tests.Analyzers;

/// <summary>Whoever lints what a program emits, beside the same manifests, is told what the compiler tells: the findings of categories 2000 to 4000.</summary>
internal static class EmittedFindings
{
    /// <summary>Compares both and gives how many findings there are. Entry points that do not evaluate to a set are left out by <paramref name="clusters"/>.</summary>
    internal static async Task<int> AreThoseOf(SourceProgram program, params string[] clusters)
    {
        var linted = program.Evaluate()
            .Where(entry => clusters.Length == 0 || clusters.Contains(entry.Cluster))
            .GroupBy(entry => entry.Cluster, entry => (PolicySet)entry.Evaluation.Value!)
            .SelectMany(sets => Lint(program, PolicyWorld.Of([.. sets]).ToYaml()))
            .Select(finding => (finding.RuleId, finding.Message));
        var analyzed = (await program.Analyze()).Select(diagnostic => (diagnostic.Id, diagnostic.GetMessage(CultureInfo.InvariantCulture)));
        var expected = Shared(linted);
        Assert.Equal(expected, Shared(analyzed));
        return expected.Length;
    }

    private static IEnumerable<Finding> Lint(SourceProgram program, string yaml) =>
        Linter.Lint(program.Manifests.SelectMany(file => ManifestReader.Read(file.GetText()!.ToString(), file.Path)).Concat(ManifestReader.Read(yaml, "emitted.yaml")), new LintOptions()).Findings;

    private static string[] Shared(IEnumerable<(string Id, string Message)> findings) =>
        [.. findings.Where(finding => finding.Id[6] is '2' or '3' or '4').Select(finding => finding.Id + " " + finding.Message).Distinct().Order(StringComparer.Ordinal)];
}
