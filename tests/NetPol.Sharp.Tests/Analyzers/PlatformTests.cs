using System;
using System.Linq;
using System.Threading.Tasks;
using NetPol.Sharp.Analyzers.Diagnostics;
using Xunit;

namespace NetPol.Sharp.Tests.Analyzers;

/// <summary>The platform that a project declares, in the compiler.</summary>
public sealed class PlatformTests
{
    private const string Head = "using NetPol.Sharp;\nusing static NetPol.Sharp.Dsl;\n";

    [Fact]
    public async Task NothingDeclared_IsAHintOnceAProject()
    {
        var diagnostics = await MarkedProgram.ReportsAll(
        [
            ("A.cs", Head + "public static class A { [Policies] public static PolicySet {|NETPOL5006:One|} => InNamespace(\"a\", [DefaultDeny.All]); [Policies(Cluster = \"x\")] public static PolicySet Two => InNamespace(\"b\", [DefaultDeny.All]); }"),
            ("B.cs", Head + "public static class B { [Policies] public static PolicySet Three => InNamespace(\"c\", [DefaultDeny.All]); }"),
        ]);
        Assert.Equal("Nothing says whether the cluster's network plugin enforces these policies; declare it with [assembly: Platform(\"…\")], or NetPolPlatform in the project", Assert.Single(diagnostics).GetMessage(null));
        Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Info, diagnostics[0].Severity);
    }

    [Fact]
    public async Task ProjectWithoutPolicies_NeedsNone() =>
        Assert.Empty(await new SourceProgram(("A.cs", Head + "public static class A { public static int X => 1; }")) { WantsPlatform = true }.Analyze(new PolicyAnalyzer()));

    [Theory]
    [InlineData("{|NETPOL5006:Platform(\"calicoo\")|}", "'calicoo' is no platform that is known")]
    [InlineData("{|NETPOL5006:Platform(\"calico\", \"new\")|}", "'new' is no version of a platform")]
    [InlineData("{|NETPOL5006:Platform(\"calico\", PodCidrs = \"10.0.0.0\")|}", "'10.0.0.0' is not a CIDR")]
    [InlineData("Platform(\"calico\"), {|NETPOL5006:Platform(\"cilium\")|}", "'calico' and 'cilium' are both declared as the platform of every cluster")]
    [InlineData("Platform(\"calico\", Cluster = \"a\"), {|NETPOL5006:Platform(\"cilium\", Cluster = \"a\")|}", "'calico' and 'cilium' are both declared as the platform of cluster 'a'")]
    public async Task WrongDeclaration_IsAnErrorThere(string declarations, string message)
    {
        var diagnostic = Assert.Single(await MarkedProgram.ReportsAll([("A.cs", Head + $"[assembly: {declarations}]\npublic static class A {{ [Policies(Cluster = \"a\")] public static PolicySet One => InNamespace(\"a\", [DefaultDeny.All]); }}")]));
        Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.StartsWith(message, diagnostic.GetMessage(null), StringComparison.Ordinal);
    }

    // Outside the cluster nobody declares names; where a name is every port, it is so everywhere.
    [Theory]
    [InlineData("calico", "")]
    [InlineData("ovn-kubernetes", "NETPOL5001 NETPOL6001")]
    public async Task Never_IsProvenForThePlatform(string platform, string expected)
    {
        var program = new SourceProgram(("A.cs", Head + $$"""
            [assembly: Platform("{{platform}}", Dns = DnsVariant.KubeDns)]
            public static class A
            {
                [Policies] public static PolicySet Shop => InNamespace("shop",
                [
                    DefaultDeny.All,
                    Allow.Dns,
                    Allow.From("app=prometheus").To(Anywhere).OnTcp("metrics"),
                    Never.From(AllPods).To(Internet),
                ]);
            }
            """));
        Assert.Empty(program.Errors);
        Assert.Equal(expected, string.Join(" ", (await program.Analyze(new PolicyAnalyzer(), new UsageAnalyzer())).Select(diagnostic => diagnostic.Id).Order()));
    }

    [Fact]
    public async Task ClusterWithoutADeclaration_IsAHint_AndOneThatNobodyNames_AWarning()
    {
        var diagnostics = await MarkedProgram.ReportsAll([("A.cs", Head + "[assembly: {|NETPOL5006:Platform(\"calico\", Cluster = \"prdo\")|}]\npublic static class A { [Policies(Cluster = \"prod\")] public static PolicySet {|NETPOL5006:One|} => InNamespace(\"a\", [DefaultDeny.All]); }")]);
        Assert.Equal("No [Policies] of this project is for cluster 'prdo', so this says nothing; the clusters are 'prod'", Assert.Single(diagnostics, diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Warning).GetMessage(null));
    }

    // The word stands ready, and was first used elsewhere.
    [Fact]
    public Task DnsOfASecondSet_IsReportedWhereItStands() => MarkedProgram.ReportsAll([("A.cs", Head + """
        [assembly: Platform("ovn-kubernetes")]
        public static class A
        {
            [Policies] public static PolicySet One => InNamespace("one", [DefaultDeny.All, Allow.{|NETPOL3003:Dns|}]);
            [Policies] public static PolicySet Two => InNamespace("two", [DefaultDeny.All, Allow.{|NETPOL3003:Dns|}]);
            [Policies] public static PolicySet Three => InNamespace("three", [DefaultDeny.All, Allow.{|NETPOL3003:DnsFor("app=a")|}]);
        }
        """)]);

    [Fact]
    public async Task Cluster_HasAPlatformOfItsOwn()
    {
        const string set = "InNamespace(\"shop\", [DefaultDeny.All, Allow.Dns, Allow.From(\"app=a\").To(\"app=b\").OnTcpRange(8000, 8003)])";
        var program = new SourceProgram(("A.cs", Head + $"[assembly: Platform(\"calico\"), Platform(\"cilium\", \"1.16\", Cluster = \"old\"), Platform(\"flannel\", Cluster = \"dev\")]\npublic static class A {{ [Policies] public static PolicySet New => {set}; [Policies(Cluster = \"old\")] public static PolicySet Old => {set}; [Policies(Cluster = \"dev\")] public static PolicySet Dev => {set}; }}"))
        {
            WantsPlatform = true,
        };
        Assert.Empty(program.Errors);
        var found = (await program.Analyze(new PolicyAnalyzer(), new UsageAnalyzer())).Select(diagnostic => diagnostic.Id).ToArray();

        // A range makes two rules, one for each end, at one place; what is true of all policies is said once.
        Assert.Equal(["NETPOL5001", "NETPOL5002"], found.Distinct().Order());
        Assert.Single(found, id => id == "NETPOL5002");
    }

    [Fact]
    public async Task ChangedPlatform_IsJudgedAnew()
    {
        const string set = "public static class A { [Policies] public static PolicySet Shop => InNamespace(\"shop\", [DefaultDeny.All, Allow.Dns, Allow.From(\"app=a\").To(\"app=b\").OnTcpRange(8000, 8003)]); }";
        var analyzer = new PolicyAnalyzer();
        var program = new SourceProgram(("A.cs", Head + set), ("P.cs", Head + "[assembly: Platform(\"calico\")]"));
        Assert.Empty(await program.Analyze(analyzer));
        program = program.With("P.cs", Head + "[assembly: Platform(\"cilium\", \"1.16\")]");
        Assert.Equal(["NETPOL5001"], (await program.Analyze(analyzer)).Select(diagnostic => diagnostic.Id).Distinct());
        program = program.With("P.cs", Head + "[assembly: Platform(\"cilium\", \"1.17\")]");
        Assert.Empty(await program.Analyze(analyzer));
    }
}
