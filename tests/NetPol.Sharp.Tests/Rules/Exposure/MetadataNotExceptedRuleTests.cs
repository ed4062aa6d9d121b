using System;
using NetPol.Sharp.Model;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Rules.Exposure;

public sealed class MetadataNotExceptedRuleTests
{
    private const string Rule = RuleIds.MetadataNotExcepted;

    [Fact]
    public void EveryAddress_IsReported() => Marked.Says(
        Rule,
        Manifest.To("- [|{ipBlock: {cidr: 0.0.0.0/0}}|]"),
        "'0.0.0.0/0' includes '169.254.169.254', where clouds give out the credentials of the node, so these pods may fetch them; except it, or allow Internet, which leaves it out");

    [Theory]
    [InlineData("{cidr: 128.0.0.0/1}")]
    [InlineData("{cidr: 168.0.0.0/5}")]
    [InlineData("{cidr: 169.0.0.0/8}")]
    [InlineData("{cidr: '::/0'}")]
    [InlineData("{cidr: '8000::/1'}")]
    [InlineData("{cidr: 0.0.0.0/0, except: [10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16]}")]
    [InlineData("{cidr: 0.0.0.0/0, except: [169.254.169.252/31]}")]
    public void WideBlock_IsReported(string block)
    {
        Marked.Reports(Rule, Manifest.To($"- [|ipBlock: {block}|]"));
        Marked.Reports(Rule, Manifest.To($"- [|ipBlock: {block}|]"), isOpen: true);
    }

    [Theory]
    [InlineData("{cidr: 0.0.0.0/0, except: [169.254.169.254/32]}")]
    [InlineData("{cidr: 0.0.0.0/0, except: [10.0.0.0/8, 169.254.0.0/16]}")]
    [InlineData("{cidr: 0.0.0.0/1}")]
    [InlineData("{cidr: '::/0', except: ['fc00::/7']}")]
    [InlineData("{cidr: 169.254.169.254/32}")]
    [InlineData("{cidr: 169.254.0.0/16}")]
    [InlineData("{cidr: 'fd00::/8'}")]
    public void ExceptedOrMeantBlock_IsFine(string block) => Marked.Reports(Rule, Manifest.To($"- ipBlock: {block}"));

    [Theory]
    [InlineData("[{port: 443}, {port: 80}]", true)]
    [InlineData("[{port: 1, endPort: 1024}]", true)]
    [InlineData("[{protocol: TCP}]", true)]
    [InlineData("[{port: 443}]", false)]
    [InlineData("[{protocol: UDP}]", false)]
    [InlineData("[{port: 80, protocol: UDP}]", false)]
    public void Ports_DecideWhetherTheServiceAnswers(string ports, bool isReported) => Marked.Reports(
        Rule, Manifest.To($"- {(isReported ? "[|{ipBlock: {cidr: 0.0.0.0/0}}|]" : "{ipBlock: {cidr: 0.0.0.0/0}}")}") + $"    ports: {ports}\n");

    [Fact]
    public void Ingress_IsFine() => Marked.Reports(Rule, Manifest.From("- {ipBlock: {cidr: 0.0.0.0/0}}"));

    [Fact]
    public void RuleWithoutPeers_SaysWhatItMeans() => Marked.Reports(Rule, Manifest.Spec("podSelector: {}\npolicyTypes: [Egress]\negress: [{}]"));

    [Fact]
    public void AcceptedFinding_IsNotReported() => Marked.Reports(
        Rule, Manifest.To("- {ipBlock: {cidr: 0.0.0.0/0}}").Replace("namespace: shop", "namespace: shop\n  annotations: {netpol.sharp/accept-NETPOL4001: agents}", StringComparison.Ordinal));

    [Fact]
    public void PoliciesOfAProgram_AreJudgedAlike()
    {
        Assert.Single(Marked.OfProgram(Rule, InNamespace("shop", [Allow.From("app=api").To(Cidr("0.0.0.0/0")).OnTcp(80)])));
        Assert.Empty(Marked.OfProgram(Rule, InNamespace("shop", [Allow.From("app=api").To(Internet).OnTcp(80)])));
    }
}
