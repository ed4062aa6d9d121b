using NetPol.Sharp.Model;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Rules.Exposure;

public sealed class PrivateNotExceptedRuleTests
{
    private const string Rule = RuleIds.PrivateNotExcepted;
    [Theory]
    [InlineData("- [|ipBlock: {cidr: 0.0.0.0/0}|]", "'0.0.0.0/0' includes '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'")]
    [InlineData("- [|ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8, 192.168.0.0/16]}|]", "'0.0.0.0/0' includes '172.16.0.0/12'")]
    [InlineData("- [|ipBlock: {cidr: '::/0'}|]", "'::/0' includes 'fc00::/7'")]
    [InlineData("- [|ipBlock: {cidr: 0.0.0.0/1}|]\n- ipBlock: {cidr: 128.0.0.0/1, except: [172.16.0.0/12, 192.168.0.0/16]}", "'0.0.0.0/1' includes '10.0.0.0/8'")]
    public void EveryAddress_IncludesThoseOfPods(string to, string start) => Assert.StartsWith(start, Assert.Single(Marked.Reports(Rule, Manifest.To(to))).Message, System.StringComparison.Ordinal);

    [Theory]
    [InlineData("- ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16]}")]
    [InlineData("- ipBlock: {cidr: '2000::/3'}")]
    [InlineData("- ipBlock: {cidr: 10.0.0.0/8}")]
    [InlineData("- ipBlock: {cidr: 0.0.0.0/0}\n- namespaceSelector: {}")]
    public void OtherPeers_AreFine(string to) => Marked.Reports(Rule, Manifest.To(to));

    [Fact]
    public void Ingress_IsFine() => Marked.Reports(Rule, Manifest.From("- ipBlock: {cidr: 0.0.0.0/0}"));

    [Fact]
    public void OpenWorld_IsJudged() => Marked.Reports(Rule, Manifest.To("- [|ipBlock: {cidr: 0.0.0.0/0}|]"), isOpen: true);

    [Fact]
    public void PoliciesOfAProgram_AreJudgedAlike()
    {
        Assert.NotEmpty(Marked.OfProgram(Rule, InNamespace("shop", [Allow.From("app=web").To(Cidr("0.0.0.0/0")).OnTcp(443)])));
        Assert.Empty(Marked.OfProgram(Rule, InNamespace("shop", [Allow.From("app=web").To(Internet).OnTcp(443), Allow.From("app=web").To(Anywhere).OnTcp(80)])));
    }
}
