using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using NetPol.Sharp.Tests.Analyzers;
using Xunit;

namespace NetPol.Sharp.Tests.Generation;

/// <summary>Policies of referenced assemblies, known without running code.</summary>
public sealed class CompiledPoliciesTests
{
    private const string Baseline = """
        namespace Company
        {
            public static class Baseline
            {
                [Policies]
                public static PolicySet Policies =>
                [
                    DefaultDeny.All.In("shop"),
                    Allow.DnsFor(Namespace("shop")).Because("every pod resolves names"),
                    Never.From(Namespace("shop").Pods("app=frontend")).To(Namespace("shop").Pods("app=database")),
                ];
            }
        }
        """;

    [Fact]
    public void RandomSets_AreReadAsTheyWereWritten()
    {
        var numbers = Enumerable.Range(2000, 40).ToArray();
        var library = SourceProgram.Of(ProgramGenerator.Shared + string.Concat(numbers.Select(number => new ProgramGenerator(new Random(number)).Program(number))));
        var user = SourceProgram.Of(string.Concat(numbers.Select(number => $"public static class U{number} {{ [Policies] public static PolicySet Set => P{number}.Set; }}\n"))).Referencing(GeneratedProgram.Of(library).Program);
        Assert.Empty(user.Errors);
        var written = library.Evaluate().ToDictionary(entry => entry.Name.Replace('P', 'U'), entry => entry.Evaluation);
        var compared = 0;
        foreach (var entry in user.Evaluate())
        {
            if (written[entry.Name].Value is PolicySet set && written[entry.Name].Log.Findings.Count == 0 && !set.Any(statement => statement is UnevaluatedStatement))
            {
                // A union of an end with itself is written as that end.
                Assert.Equal(Code(set), Code((PolicySet)entry.Evaluation.Value!));
                Assert.Equal(SourceProgram.YamlOf(set), SourceProgram.YamlOf(entry.Evaluation.Value));
                compared++;
            }
        }

        Assert.InRange(compared, 20, 40);
    }

    [Fact]
    public async Task Baseline_IsPartOfTheWorld()
    {
        var findings = await Analyze("""
            public static class Shop
            {
                [Policies]
                public static PolicySet Policies => InNamespace("shop",
                [
                    Allow.From("app=frontend").To("app=backend").OnTcp(8080),
                    Allow.From("app=frontend").To("app=database").OnTcp(5432),
                ]);
            }
            """);
        var found = Assert.Single(findings);
        Assert.Equal("NETPOL6001", found.Id);
        Assert.Equal(8, found.Location.GetLineSpan().StartLinePosition.Line + 1 - SourceProgram.Usings.Count(c => c == '\n') + 1);
        Assert.Contains("/Program.cs' asserts it", found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Policies]")]
    [InlineData("[Policies(Cluster = \"prod\")]")]
    public async Task Baseline_KeepsTheProjectQuiet(string mark) => Assert.Empty(await Analyze($$"""
        public static class Shop
        {
            {{mark}}
            public static PolicySet Policies => InNamespace("shop",
            [
                Allow.From("app=frontend").To("app=backend").OnTcp(8080),
            ]);
        }
        """));

    [Fact]
    public async Task BaselineOfAnotherCluster_IsNotPartOfTheWorld()
    {
        var findings = await Analyze(
            """
            public static class Shop
            {
                [Policies(Cluster = "prod")]
                public static PolicySet Policies => InNamespace("shop", [Allow.From("app=frontend").To("app=backend").OnTcp(8080)]);
            }
            """,
            Baseline.Replace("[Policies]", "[Policies(Cluster = \"staging\")]", StringComparison.Ordinal));
        Assert.Contains("NETPOL4008", findings.Select(finding => finding.Id));
    }

    [Fact]
    public async Task BaselineThatTheProjectSpreads_IsThereOnce()
    {
        var findings = await Analyze("""
            public static class Shop
            {
                [Policies]
                public static PolicySet Policies =>
                [
                    .. Company.Baseline.Policies,
                    .. InNamespace("shop", [Allow.From("app=frontend").To("app=backend").OnTcp(8080)]),
                ];
            }
            """);
        Assert.Empty(findings);
    }

    [Fact]
    public async Task BaselineOfAnotherFileOfThatName_StaysInTheWorld()
    {
        var library = new SourceProgram(
            ("a/Baseline.cs", SourceProgram.Usings + "public static class A { [Policies] public static PolicySet Set => [DefaultDeny.All.In(\"shop\"), Allow.DnsFor(Namespace(\"shop\"))]; }"),
            ("b/Baseline.cs", SourceProgram.Usings + "public static class B { [Policies] internal static PolicySet Set => [Never.From(Namespace(\"shop\").Pods(\"app=frontend\")).To(Namespace(\"shop\").Pods(\"app=database\"))]; }"));
        var program = SourceProgram.Of("public static class Shop { [Policies] public static PolicySet Policies => [.. A.Set, .. InNamespace(\"shop\", [Allow.From(\"app=frontend\").To(\"app=database\").OnTcp(5432)])]; }")
            .Referencing(GeneratedProgram.Of(library).Program);
        Assert.Equal(["NETPOL6001"], (await program.Analyze()).Select(finding => finding.Id));
    }

    [Fact]
    public async Task BaselineThatIsSpreadInPart_IsThereAsAWhole_AndOnce()
    {
        var findings = await Analyze("""
            public static class Shop
            {
                [Policies]
                public static PolicySet Policies =>
                [
                    .. Company.Baseline.Policies.Take(2),
                    .. InNamespace("shop", [Allow.From("app=frontend").To("app=database").OnTcp(5432)]),
                ];
            }
            """);
        Assert.Equal(["NETPOL6001"], findings.Select(finding => finding.Id));
    }

    [Fact]
    public async Task BaselineThatIsSpreadTwice_IsWrongHere()
    {
        var findings = await Analyze("""
            public static class Shop
            {
                [Policies] public static PolicySet One => InNamespace("shop", [.. Company.Baseline.Policies]);
                [Policies] public static PolicySet Two => InNamespace("shop", [.. Company.Baseline.Policies]);
            }
            """);
        Assert.Contains("NETPOL1009", findings.Select(finding => finding.Id));
    }

    [Fact]
    public async Task BaselineThatWasNotEvaluated_LeavesTheWorldOpen()
    {
        var findings = await Analyze(
            """
            public static class Shop
            {
                [Policies]
                public static PolicySet Policies => InNamespace("shop", [DefaultDeny.All, Never.From("app=frontend").To("app=database")]);
            }
            """,
            Baseline.Replace("\"shop\"", "Environment.MachineName", StringComparison.Ordinal));
        Assert.Equal(["NETPOL6003", "NETPOL9003"], findings.Select(finding => finding.Id).Order(StringComparer.Ordinal));
        Assert.All(findings, finding => Assert.Contains("Company.Baseline.Policies", finding.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    // Without the places, which are those of the assembly's own files.
    private static string Code(PolicySet set) => string.Join("\n", SetCode.Of(set, path => path).Split('\n').Where(line => !line.StartsWith("#line", StringComparison.Ordinal)));

    private static async Task<IReadOnlyList<Diagnostic>> Analyze(string code, string baseline = Baseline)
    {
        var program = SourceProgram.Of(code).Referencing(GeneratedProgram.Of(SourceProgram.Of(baseline)).Program);
        Assert.Empty(program.Errors);
        return await program.Analyze();
    }
}
