using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using NetPol.Sharp.Analyzers.Diagnostics;
using NetPol.Sharp.CodeFixes;
using NetPol.Sharp.Model;
using NetPol.Sharp.Tests.Analyzers;
using Xunit;

namespace NetPol.Sharp.Tests.CodeFixes;

public sealed class PlatformFixTests
{
    private const string Old = "[assembly: Platform(\"cilium\", \"1.16\")]\n";
    private const string OpenShift = "[assembly: Platform(\"ovn-kubernetes\")]\n";

    [Theory]
    [InlineData(".OnTcpRange(8000, 8003)", ".OnTcp(8000, 8001, 8002, 8003)")]
    [InlineData(".OnUdp(53).AndUdpRange(100, 101)", ".OnUdp(53).AndUdp(100, 101)")]
    [InlineData(".OnTcp(1).AndTcpRange(8000, 8001).AndUdp(9)", ".OnTcp(1).AndTcp(8000, 8001).AndUdp(9)")]
    public Task Range_IsWrittenOneByOne(string ports, string expected) => Fixes.IsFixed(
        RuleIds.FeatureNotSupported, Old + Shop($"Allow.From(\"app=a\").To(\"app=b\"){ports}"), Old + Shop($"Allow.From(\"app=a\").To(\"app=b\"){expected}"));

    [Theory]
    [InlineData("Allow.From(\"app=a\").To(\"app=b\").OnTcpRange(8000, 9000)")]
    [InlineData("Allow.From(\"app=a\").To(\"app=b\").OnTcpRange(/* all */ 8000, 8003)")]
    [InlineData("Allow.From(\"app=a\").To(\"app=b\").OnSctp(132)")]
    public Task WhatNobodyWantsToRead_HasNoFix(string statement) => Fixes.IsNotOffered(RuleIds.FeatureNotSupported, Old + Shop(statement));

    [Theory]
    [InlineData("Allow.Dns", "Allow.DnsAt(DnsVariant.OpenShift)")]
    [InlineData("Allow.DnsFor(\"app=a\")", "Allow.DnsFor(\"app=a\", DnsVariant.OpenShift)")]
    [InlineData("Allow.DnsFor(\"app=a\", DnsVariant.CloudDns)", "Allow.DnsFor(\"app=a\", DnsVariant.OpenShift)")]
    [InlineData("Allow.DnsAt(DnsVariant.KubeDns)", "Allow.DnsAt(DnsVariant.OpenShift)")]
    public Task Dns_IsThatOfThePlatform(string dns, string expected) => Fixes.IsFixed(
        RuleIds.DnsNotOfPlatform,
        OpenShift + Fixes.Program($"InNamespace(\"shop\", [DefaultDeny.All, {dns}])"),
        OpenShift + Fixes.Program($"InNamespace(\"shop\", [DefaultDeny.All, {expected}])"));

    [Theory]
    [InlineData("using NetPol.Sharp;\nusing static NetPol.Sharp.Dsl;\n\n", "using NetPol.Sharp;\nusing static NetPol.Sharp.Dsl;\n\n[assembly: Platform(\"cilium\")]\n\n")]
    [InlineData("using static NetPol.Sharp.Dsl;\r\n", "using static NetPol.Sharp.Dsl;\r\n\r\n[assembly: NetPol.Sharp.Platform(\"cilium\")]\r\n")]
    [InlineData("", "[assembly: NetPol.Sharp.Platform(\"cilium\")]\n")]
    [InlineData("// Copyright\n\n", "// Copyright\n\n[assembly: NetPol.Sharp.Platform(\"cilium\")]\n")]
    public async Task MissingPlatform_IsChosenFromAList(string head, string expected)
    {
        const string set = "public static class Shop { [NetPol.Sharp.Policies] public static NetPol.Sharp.PolicySet Policies => NetPol.Sharp.Dsl.InNamespace(\"shop\", [NetPol.Sharp.DefaultDeny.All]); }\n";
        using var workspace = new AdhocWorkspace();
        var compilation = SourceProgram.Of("").Compilation;
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "program", "program", LanguageNames.CSharp,
            compilationOptions: compilation.Options, parseOptions: new CSharpParseOptions(LanguageVersion.Preview), metadataReferences: compilation.References));
        var document = project.AddDocument("Program.cs", SourceText.From(head + set), filePath: "Program.cs");
        var found = await SourceProgram.Analyze((CSharpCompilation)(await document.Project.GetCompilationAsync())!, [], [new PolicyAnalyzer()], wantsPlatform: true);
        var actions = new List<CodeAction>();
        await new PlatformNotDeclaredCodeFixProvider().RegisterCodeFixesAsync(new CodeFixContext(document, Assert.Single(found), (action, _) => actions.Add(action), CancellationToken.None));
        var choices = Assert.Single(actions).NestedActions;
        Assert.Equal(PlatformCatalog.All.Select(platform => platform.Title), choices.Select(choice => choice.Title));
        var changed = (await choices.Single(choice => choice.Title == "Cilium").GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        Assert.Equal(expected + set, (await changed.GetTextAsync()).ToString());
        Assert.Empty(await SourceProgram.Analyze((CSharpCompilation)(await changed.Project.GetCompilationAsync())!, [], [new PolicyAnalyzer()], wantsPlatform: true));
    }

    private static string Shop(string statement) => Fixes.Program($"InNamespace(\"shop\", [DefaultDeny.All, Allow.Dns, {statement}])");
}
