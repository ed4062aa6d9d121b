using System;
using System.Linq;
using NetPol.Sharp.Model;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Rules.Exposure;

public sealed class MetadataNotExceptedRuleTests
{
    private const string Rule = RuleIds.MetadataNotExcepted;
    private const string Message =
        "'0.0.0.0/0' includes '169.254.169.254', where clouds give out the credentials of the node, so these pods may fetch them; except it, or allow Internet, which leaves it out";

    [Fact]
    public void Everything_IsReportedAtTheBlock() => Marked.Says(Rule, Egress("[|{ipBlock: {cidr: 0.0.0.0/0}}|]"), Message);

    [Fact]
    public void EverythingOfIPv6_IsReported() =>
        Marked.Says(Rule, Egress("[|{ipBlock: {cidr: '::/0'}}|]"), Message.Replace("0.0.0.0/0", "::/0", StringComparison.Ordinal).Replace("169.254.169.254", "fd00:ec2::254", StringComparison.Ordinal));

    // It is in the upper half.
    [Fact]
    public void HalfThatHoldsIt_IsReported() => Marked.Says(
        Rule, Egress("{ipBlock: {cidr: 0.0.0.0/1}}, [|{ipBlock: {cidr: 128.0.0.0/1}}|]"), Message.Replace("0.0.0.0/0", "128.0.0.0/1", StringComparison.Ordinal));

    [Theory]
    [InlineData("[|{ipBlock: {cidr: 169.0.0.0/8}}|]")]
    [InlineData("[|{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8, 169.254.170.0/24]}}|]")]
    [InlineData("[|{ipBlock: {cidr: 'f000::/4'}}|]")]
    public void WideBlocks_AreReported(string to) => Marked.Reports(Rule, Egress(to));

    [Theory]
    [InlineData("{ipBlock: {cidr: 0.0.0.0/0, except: [169.254.169.254/32]}}")]
    [InlineData("{ipBlock: {cidr: 0.0.0.0/0, except: [169.254.0.0/16]}}")]
    [InlineData("{ipBlock: {cidr: '::/0', except: ['fc00::/7']}}")]
    [InlineData("{ipBlock: {cidr: 0.0.0.0/1}}")]
    [InlineData("{ipBlock: {cidr: 169.254.0.0/16}}")]
    [InlineData("{ipBlock: {cidr: 169.254.169.254/32}}")]
    [InlineData("{namespaceSelector: {}}")]
    public void WhatLeavesItOutOrMeansIt_IsFine(string to) => Marked.Reports(Rule, Egress(to));

    [Fact]
    public void Ports_AreLookedAt()
    {
        Marked.Reports(Rule, Egress("[|{ipBlock: {cidr: 0.0.0.0/0}}|]", "{port: 443}, {protocol: UDP}"));
        Marked.Reports(Rule, Egress("[|{ipBlock: {cidr: 0.0.0.0/0}}|]", "{port: 443}, {port: 1, endPort: 80}"));
    }

    [Theory]
    [InlineData("{port: 80}", true)]
    [InlineData("{port: 443}, {protocol: TCP, port: 988}", true)]
    [InlineData("{protocol: TCP}", true)]
    [InlineData("{port: 8000, endPort: 9000}", true)]
    [InlineData("{port: 443}", false)]
    [InlineData("{protocol: UDP, port: 123}", false)]
    [InlineData("{protocol: UDP}", false)]
    public void Effect_IsSaidOfTheRulesPorts(string ports, bool canFetch) => Marked.Says(
        Rule,
        Egress("[|{ipBlock: {cidr: 0.0.0.0/0}}|]", ports),
        canFetch ? Message : Message.Replace("so these pods may fetch them", "and these pods may fetch them as soon as a rule allows TCP 80 there, too", StringComparison.Ordinal));

    [Fact]
    public void Ingress_IsFine() => Marked.Reports(Rule, Manifest.From("- ipBlock: {cidr: 0.0.0.0/0}"));

    [Fact]
    public void RuleWithoutEffect_IsFine() => Marked.Reports(Rule, Manifest.Spec("podSelector: {}\npolicyTypes: [Ingress]\negress: [{to: [{ipBlock: {cidr: 0.0.0.0/0}}]}]"));

    [Fact]
    public void AcceptedFinding_IsNotReported() => Marked.Reports(
        Rule, Egress("{ipBlock: {cidr: 0.0.0.0/0}}").Replace("namespace: shop", "namespace: shop\n  annotations: {netpol.sharp/accept-NETPOL4001: hop limit 1}", StringComparison.Ordinal));

    [Fact]
    public void OpenWorld_IsJudged() => Marked.Reports(Rule, Egress("[|{ipBlock: {cidr: 0.0.0.0/0}}|]"), isOpen: true);

    [Fact]
    public void PoliciesOfAProgram_AreJudgedAlike()
    {
        Assert.Equal([Message], Marked.OfProgram(Rule, InNamespace("shop", [Allow.From("app=web").To(Cidr("0.0.0.0/0")).OnTcp(80)])).Select(finding => finding.Message));
        Assert.Empty(Marked.OfProgram(Rule, InNamespace("shop", [Allow.From("app=web").To(Internet).OnTcp(80)])));
    }

    private static string Egress(string to, string ports = "") => Manifest.Spec($"podSelector: {{}}\npolicyTypes: [Egress]\negress: [{{to: [{to}], ports: [{ports}]}}]");
}
