using System;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using NetPol.Sharp.Tests.Infrastructure;
using Xunit;

namespace NetPol.Sharp.Tests.Contract;

/// <summary>What compiles, and what must not.</summary>
public sealed class LanguageShapeTests
{
    [Theory]
    [InlineData("""Allow.From("a=b").To("c=d").OnTcp(80, 443)""")]
    [InlineData("""Allow.From("a=b").To("c=d").OnTcp("http")""")]
    [InlineData("""Allow.From("a=b").To("c=d").OnTcp(80).AndUdp(53).AndTcp("http")""")]
    [InlineData("""Allow.From("a=b").To("c=d").OnTcpRange(30000, 32767)""")]
    [InlineData("""Allow.From("a=b").To("c=d").OnSctp(1).AndAnyUdp()""")]
    [InlineData("""Allow.From("a=b").To("c=d").OnAnyPort()""")]
    [InlineData("""Allow.From("a=b").To("c=d").OnAnyPort().AndTcp(80)""")]
    [InlineData("""Allow.From("a=b").To("c=d").OnAnyTcp().AndUdp(53).Named("x").Because("y").Accept("NETPOL4004", "why").IngressOnly()""")]
    [InlineData("""Allow.From("a=b").To("c=d").OnTcp(80).Because("y").EgressOnly()""")]
    [InlineData("""Allow.From(Pods("a=b").In(Namespace("x")) | Cidr("10.0.0.0/8") | Internet | Anywhere | ClusterDns | Namespaces("a=b") | AllPods).To(Namespace("x")).OnUdp(53)""")]
    [InlineData("""Allow.From(Pods("a=b").In("x")).To(Pods("c=d").InNamespaces("team=x")).OnTcp(80)""")]
    [InlineData("""Never.From("a=b").To("c=d")""")]
    [InlineData("""Never.From("a=b").To(Internet).OnTcp(25)""")]
    [InlineData("""Always.From("a=b").To("c=d").OnTcp(1)""")]
    [InlineData("""DefaultDeny.All""")]
    [InlineData("""DefaultDeny.Ingress.In(Namespace("a"), Namespace("b"))""")]
    [InlineData("""Namespace("x").Managed()""")]
    [InlineData("""Policy("backend-allow-frontend").Selecting("app=backend").AllowIngress(from: Pods("app=frontend"), on: Port.Tcp(8080))""")]
    [InlineData("""Policy("p").Selecting(AllPods).DenyIngress().Because("x")""")]
    public void Sentence_Compiles(string statement) => Assert.Empty(Errors(statement));

    [Theory]
    [InlineData("""Allow.From("a=b").To("c=d").OnTcp()""")]
    [InlineData("""Allow.From("a=b").To("c=d")""")]
    [InlineData("""Allow.From("a=b")""")]
    [InlineData("""Allow.From("a=b").OnTcp(80)""")]
    [InlineData("""Allow.To("a=b").From("c=d").OnTcp(80)""")]
    [InlineData("""Allow.From("a=b").To("c=d").AndTcp(80)""")]
    [InlineData("""Allow.From("a=b").To("c=d").OnTcp(80).OnUdp(53)""")]
    [InlineData("""Allow.From("a=b").To("c=d").Named("x")""")]
    [InlineData("""Allow.From("a=b").To("c=d").Because("x")""")]
    [InlineData("""Allow.From("a=b").To("c=d").OnTcpRange(1..2)""")]
    [InlineData("""Allow.From("a=b").To("c=d").OnTcpRange(1)""")]
    [InlineData("""Allow.From("a=b").To("c=d").OnTcp(80, "http")""")]
    [InlineData("""Allow.From("a=b" | "c=d").To("e=f").OnTcp(80)""")]
    [InlineData("""Policy("p")""")]
    [InlineData("""Policy("p").Selecting("a=b")""")]
    [InlineData("""Policy("p").Selecting(Internet).DenyIngress()""")]
    [InlineData("""Policy("p").DenyIngress()""")]
    [InlineData("""Policy("p").Selecting("a=b").AllowIngress(from: Anywhere)""")]
    [InlineData("""Namespace("x")""")]
    [InlineData("""Pods("a=b")""")]
    [InlineData("""Internet.Except("10.0.0.0/8")""")]
    [InlineData("""DefaultDeny.All.IngressOnly()""")]
    public void HalfSentence_DoesNotCompile(string statement) => Assert.NotEmpty(Errors(statement));

    [Theory]
    [InlineData(typeof(Allow), "From")]
    [InlineData(typeof(Never), "From")]
    [InlineData(typeof(Always), "From")]
    [InlineData(typeof(NetPol.Sharp.Dsl), "Policy")]
    [InlineData(typeof(NetPol.Sharp.Dsl), "InNamespace")]
    [InlineData(typeof(IAllowTo), "To")]
    [InlineData(typeof(IAssertTo), "To")]
    public void CallerLineNumbers_GoOnTheWordsThatCanCarryThem(Type type, string word) =>
        Assert.All(type.GetMethods().Where(method => method.Name == word), method =>
            Assert.Contains(method.GetParameters(), parameter => parameter.IsDefined(typeof(CallerLineNumberAttribute), inherit: false)));

    private static string[] Errors(string statement) =>
        [.. SentenceCompiler.Compile(statement).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString())];
}
