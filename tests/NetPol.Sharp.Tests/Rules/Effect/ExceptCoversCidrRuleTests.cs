using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Rules.Effect;

public sealed class ExceptCoversCidrRuleTests
{
    private const string Rule = RuleIds.ExceptCoversCidr;

    [Theory]
    [InlineData("10.0.0.0/8", "10.0.0.0/9, 10.128.0.0/9")]
    [InlineData("10.0.0.0/8", "10.128.0.0/9, 10.0.0.0/10, 10.64.0.0/10")]
    [InlineData("10.0.0.0/31", "10.0.0.0/32, 10.0.0.1/32")]
    [InlineData("0.0.0.0/0", "0.0.0.0/1, 128.0.0.0/1")]
    [InlineData("::/0", "'::/1', '8000::/1'")]
    [InlineData("10.0.0.0/8", "10.0.0.0/9, 10.0.0.0/9, 10.1.0.0/16, 10.128.0.0/9")]
    [InlineData("2001:db8::/126", "'2001:db8::/127', '2001:db8::2/128', '2001:db8::3/128'")]
    public void ExceptsThatLeaveNothing_AreReported(string cidr, string excepts)
    {
        var finding = Assert.Single(Marked.Reports(Rule, Manifest.To($"- [|ipBlock: {{cidr: '{cidr}', except: [{excepts}]}}|]")));
        Assert.Equal($"Nothing is left of '{cidr}' after its exceptions, so this peer matches no address; remove it or an exception", finding.Message);
        Assert.Equal(Severity.Error, finding.Severity);
    }

    [Theory]
    [InlineData("10.0.0.0/8", "10.0.0.0/9")]
    [InlineData("10.0.0.0/8", "10.0.0.0/9, 10.128.0.0/10")]
    [InlineData("10.0.0.0/8", "10.0.0.0/9, 10.128.0.0/9, 10.0.0.0/10", true)]
    [InlineData("10.0.0.0/30", "10.0.0.0/32, 10.0.0.1/32, 10.0.0.3/32")]
    [InlineData("10.0.0.0/8", "10.0.0.0/9, 10.0.0.0/9")]
    public void ExceptsThatLeaveSomething_AreFine(string cidr, string excepts, bool coversAfterAll = false) =>
        Marked.Reports(Rule, Manifest.To(coversAfterAll ? $"- [|ipBlock: {{cidr: {cidr}, except: [{excepts}]}}|]" : $"- ipBlock: {{cidr: {cidr}, except: [{excepts}]}}"));

    [Fact]
    public void SingleExceptOfEverything_IsLeftToTheOtherRule() => Marked.Reports(Rule, Manifest.To("- ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.0/8]}"));

    [Fact]
    public void ExceptsOutsideTheCidr_CoverNothing() => Marked.Reports(Rule, Manifest.To("- ipBlock: {cidr: 10.0.0.0/8, except: [11.0.0.0/9, 11.128.0.0/9, '::/1', '8000::/1']}"));

    [Fact]
    public void ExceptThatDoesNotParse_CoversNothing() => Marked.Reports(Rule, Manifest.To("- ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.0/9, 10.128.0.0]}"));

    [Fact]
    public void CidrThatDoesNotParse_IsLeftToTheOtherRule() => Marked.Reports(Rule, Manifest.To("- ipBlock: {cidr: x, except: [10.0.0.0/9, 10.128.0.0/9]}"));

    [Fact]
    public void AcceptedFinding_IsNotReported() => Marked.Reports(
        Rule, Manifest.To("- ipBlock: {cidr: 10.0.0.0/31, except: [10.0.0.0/32, 10.0.0.1/32]}").Replace("namespace: shop", "namespace: shop\n  annotations: {netpol.sharp/accept-NETPOL2013: none yet}", System.StringComparison.Ordinal));

    [Fact]
    public void PoliciesOfAProgram_AreJudgedAlike() =>
        Assert.Single(Marked.OfProgram(Rule, InNamespace("shop", [Allow.From("app=a").To(Cidr("10.0.0.0/31").Except("10.0.0.0/32", "10.0.0.1/32")).OnTcp(80)])));

    [Fact]
    public void EachBlock_IsJudgedAlone() => Marked.Reports(Rule, Manifest.From(
        """
        - ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.0/9]}
        - ipBlock: {cidr: 10.0.0.0/8, except: [10.128.0.0/9]}
        - [|ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.0/9, 10.128.0.0/9]}|]
        """));

    [Fact]
    public void ThousandsOfExcepts_AreJudgedInTime()
    {
        var all = Enumerable.Range(0, 4096).Select(i => System.FormattableString.Invariant($"10.0.{i / 256}.{i % 256}/32")).ToArray();
        Marked.Reports(Rule, Manifest.To($"- [|ipBlock: {{cidr: 10.0.0.0/20, except: [{string.Join(", ", all)}]}}|]"));
        Marked.Reports(Rule, Manifest.To($"- ipBlock: {{cidr: 10.0.0.0/20, except: [{string.Join(", ", all[..^1])}]}}"));
    }
}
