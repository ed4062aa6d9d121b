using System.Linq;
using Microsoft.CodeAnalysis;
using NetPol.Sharp.Tests.Infrastructure;
using Xunit;

namespace NetPol.Sharp.Tests.Dsl;

/// <summary>What the compiler lets through: an unfinished sentence is no statement.</summary>
public sealed class SyntaxTests
{
    [Theory]
    [InlineData("Allow.From(\"a=b\").To(\"c=d\").OnTcp(80)")]
    [InlineData("Allow.From(\"a=b\").To(\"c=d\").OnTcp(80, 443).AndUdp(\"dns\").AndSctpRange(1, 2)")]
    [InlineData("Allow.From(Anywhere).To(Pods(\"a=b\").At(Port.Tcp(80)))")]
    [InlineData("Allow.From(Pods(\"a=b\") | Namespace(\"x\") | Internet).To(AllPods).OnAnyPort()")]
    [InlineData("Allow.From(\"a=b\").To(\"c=d\").OnAnyTcp().Named(\"x\").Because(\"y\").Accept(\"NETPOL4004\", \"z\").IngressOnly()")]
    [InlineData("Never.From(\"a=b\").To(\"c=d\")")]
    [InlineData("Always.From(\"a=b\").To(\"c=d\").OnTcp(80).AndTcp(81)")]
    [InlineData("Policy(\"x\").Selecting(\"a=b\").AllowIngress(from: Pods(\"c=d\"), on: Port.Tcp(80)).DenyEgress()")]
    [InlineData("Namespace(\"x\").Managed()")]
    [InlineData(".. InNamespace(\"x\", [DefaultDeny.All])")]
    public void CompleteStatement_Compiles(string statement) => Assert.Empty(Errors(statement));

    [Theory]
    [InlineData("Allow.From(\"a=b\")")]
    [InlineData("Allow.From(\"a=b\").To(\"c=d\")")]
    [InlineData("Allow.From(\"a=b\").To(\"c=d\").OnTcp()")]
    [InlineData("Allow.From(\"a=b\").To(\"c=d\").OnUdp()")]
    [InlineData("Allow.From(\"a=b\").To(\"c=d\").AndTcp(80)")]
    [InlineData("Allow.From(\"a=b\").To(\"c=d\").OnTcp(80).OnTcp(81)")]
    [InlineData("Allow.From(\"a=b\").OnTcp(80)")]
    [InlineData("Allow.From(\"a=b\").To(\"c=d\").OnTcp(80..90)")]
    [InlineData("Never.From(\"a=b\")")]
    [InlineData("Policy(\"x\")")]
    [InlineData("Policy(\"x\").Selecting(\"a=b\")")]
    [InlineData("Policy(\"x\").Selecting(\"a=b\").AllowIngress(from: Anywhere)")]
    [InlineData("DefaultDeny.All.In()")]
    [InlineData("Namespace(\"x\")")]
    public void UnfinishedStatement_DoesNotCompile(string statement) => Assert.NotEmpty(Errors(statement));

    private static string[] Errors(string statement) =>
        [.. SentenceCompiler.Compile(statement).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(error => error.ToString())];
}
