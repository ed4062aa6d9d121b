using System;
using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.Rules.Exposure;

public sealed class HoleReopenedRuleTests
{
    private const string Rule = RuleIds.HoleReopened;
    private const string Hole = "- to: [[|{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}|]]\n  ports: [{port: 443}]";
    private const string Fine = "- to: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}]\n  ports: [{port: 443}]";

    [Fact]
    public void ExceptionInAnotherPolicy_IsReported()
    {
        var finding = Assert.Single(Marked.Reports(Rule, Two(Hole, "podSelector: {}\npolicyTypes: [Egress]\negress:\n- to: [{ipBlock: {cidr: 10.1.0.0/16}}]")));
        Assert.Equal("'10.1.0.0/16' is excepted from '10.0.0.0/8' here, but policy 'shop/other' allows it to pods that policy 'shop/web' selects; allows add up, so write the exception there too", finding.Message);
        Assert.Equal("allows these addresses", Assert.Single(finding.Related).Message);
    }

    [Fact]
    public void NamedPort_CountsBesideANumber() => Marked.Reports(
        Rule,
        Manifest.Spec("podSelector: {}\ningress:\n- from: [[|{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}|]]\n  ports: [{port: 80}, {port: dns, protocol: UDP}]\n- from: [{ipBlock: {cidr: 10.1.0.0/16}}]\n  ports: [{port: dns, protocol: UDP}]"));

    [Fact]
    public void OtherPeerOfTheRule_Counts() => Marked.Reports(Rule, Manifest.Spec(Egress("- to: [[|{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}|], {ipBlock: {cidr: 10.0.0.0/15}}]")));

    [Fact]
    public void TwoPeersThatHoldTheExceptionTogether_AreReported()
    {
        var finding = Assert.Single(Marked.Reports(Rule, Two(Hole, "podSelector: {}\npolicyTypes: [Egress]\negress:\n- to: [{ipBlock: {cidr: 10.1.0.0/17}}, {ipBlock: {cidr: 10.1.128.0/17}}]")));
        Assert.StartsWith("'10.1.0.0/16' is excepted from '10.0.0.0/8' here, but policy 'shop/other' allows it", finding.Message, StringComparison.Ordinal);
        Marked.Reports(Rule, Manifest.Spec(Egress("- to: [[|{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}|], {ipBlock: {cidr: 10.1.0.0/17}}, {ipBlock: {cidr: 10.1.128.0/17}}]")));
    }

    [Theory]
    [InlineData("- to: [{ipBlock: {cidr: 10.1.0.0/17}}, {ipBlock: {cidr: 10.1.128.0/18}}]")]
    [InlineData("- to: [{ipBlock: {cidr: 10.1.0.0/17}}, {ipBlock: {cidr: 10.1.0.0/18}}, {ipBlock: {cidr: '::/0'}}]")]
    [InlineData("- to: [{ipBlock: {cidr: 10.1.0.0/17}}, {ipBlock: {cidr: 10.1.128.0/17}}]\n  ports: [{port: 5432}]")]
    public void PeersThatLeaveSomeOfIt_AreFine(string rule) => Marked.Reports(Rule, Manifest.Spec(Egress(Fine + "\n" + rule)));

    [Fact]
    public void SeveralExceptions_AreOneFinding() => Marked.Says(
        Rule,
        Manifest.Spec(Egress("- to: [[|{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16, 10.2.0.0/16]}}|]]\n- {}")),
        "'10.1.0.0/16', '10.2.0.0/16' are excepted from '10.0.0.0/8' here, but policy 'shop/web' allows them to pods that policy 'shop/web' selects; allows add up, so write the exception there too");

    [Theory]
    [InlineData("- {}")]
    [InlineData("- ports: [{port: 443}]")]
    [InlineData("- to: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.2.0.0/16]}}]")]
    public void RuleThatHoldsTheException_Counts(string rule) => Marked.Reports(Rule, Manifest.Spec(Egress(Hole + "\n" + rule.Replace("{cidr: 10.0.0.0/8, except: [10.2.0.0/16]}", "{cidr: 10.0.0.0/8}", StringComparison.Ordinal))));

    [Theory]
    [InlineData("- to: [{ipBlock: {cidr: 10.1.2.0/24}}]")]
    [InlineData("- to: [{ipBlock: {cidr: 10.1.0.0/16}}]\n  ports: [{port: 5432}]")]
    [InlineData("- to: [{ipBlock: {cidr: 10.1.0.0/16}}]\n  ports: [{protocol: UDP, port: 443}]")]
    [InlineData("- to: [{ipBlock: {cidr: '::/0'}}]")]
    [InlineData("- to: [{podSelector: {}}]")]
    [InlineData("- to: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}]")]
    public void OtherAddressesOrPorts_AreFine(string rule) => Marked.Reports(Rule, Manifest.Spec(Egress(Fine + "\n" + rule)));

    [Theory]
    [InlineData("podSelector: {matchLabels: {app: other}}\npolicyTypes: [Egress]\negress:\n- {}")]
    [InlineData("podSelector: {}\npolicyTypes: [Ingress]\ningress:\n- {}")]
    public void OtherPodsOrDirection_AreFine(string other) => Marked.Reports(Rule, Two(Fine, other));

    private static string Egress(string rules) => "podSelector: {matchLabels: {app: web}}\npolicyTypes: [Egress]\negress:\n" + rules;

    private static string Two(string rules, string other) => Manifest.Spec(Egress(rules)) + "---\n" + Manifest.Spec(other).Replace("name: web", "name: other", StringComparison.Ordinal);
}
