using NetPol.Sharp.Model;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Rules.Exposure;

public sealed class OneFamilyOnlyRuleTests
{
    private const string Rule = RuleIds.OneFamilyOnly;
    [Theory]
    [InlineData("- [|ipBlock: {cidr: 0.0.0.0/0}|]", "'0.0.0.0/0' is every IPv4 address, and no rule allows these pods an IPv6 address, so on a dual-stack cluster those connections fail (with Cilium they may pass); add '::/0', or a part of it")]
    [InlineData("- [|ipBlock: {cidr: '::/0'}|]", "'::/0' is every IPv6 address, and no rule allows these pods an IPv4 address, so on a dual-stack cluster those connections fail (with Cilium they may pass); add '0.0.0.0/0', or a part of it")]
    public void OneFamily_IsReported(string to, string message) => Marked.Says(Rule, Manifest.To(to), message);

    [Theory]
    [InlineData("- ipBlock: {cidr: 0.0.0.0/0}\n- ipBlock: {cidr: '2000::/3'}")]
    [InlineData("- ipBlock: {cidr: 192.0.2.0/24}")]
    [InlineData("- podSelector: {}")]
    public void BothOrNarrow_AreFine(string to) => Marked.Reports(Rule, Manifest.To(to));

    [Fact]
    public void AnotherRuleOrPolicyForThePods_MayHaveTheOther()
    {
        var other = Manifest.Of("name: other\nnamespace: shop", "podSelector: {}\npolicyTypes: [Egress]\negress: [{to: [{ipBlock: {cidr: '2000::/3'}}]}]");
        Marked.Reports(Rule, Manifest.Join(Manifest.To("- ipBlock: {cidr: 0.0.0.0/0}"), other));
        Marked.Reports(Rule, Manifest.Join(Manifest.To("- ipBlock: {cidr: 0.0.0.0/0}"), other.Replace("[{to: [{ipBlock: {cidr: '2000::/3'}}]}]", "[{}]", System.StringComparison.Ordinal)));
        Marked.Reports(Rule, Manifest.Join(Manifest.To("- [|ipBlock: {cidr: 0.0.0.0/0}|]"), other.Replace("{}", "{matchLabels: {app: other}}", System.StringComparison.Ordinal)));
    }

    [Fact]
    public void OpenWorld_IsNotJudged() => Marked.Reports(Rule, Manifest.To("- ipBlock: {cidr: 0.0.0.0/0}"), isOpen: true);

    [Fact]
    public void PoliciesOfAProgram_AreJudgedAlike()
    {
        Assert.NotEmpty(Marked.OfProgram(Rule, InNamespace("shop", [Allow.From("app=web").To(Cidr("0.0.0.0/0")).OnTcp(443)])));
        Assert.Empty(Marked.OfProgram(Rule, InNamespace("shop", [Allow.From("app=web").To(Internet).OnTcp(443)])));
    }
}
