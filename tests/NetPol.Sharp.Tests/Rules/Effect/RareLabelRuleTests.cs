using NetPol.Sharp.Model;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Rules.Effect;

public sealed class RareLabelRuleTests
{
    private const string Rule = RuleIds.RareLabel;
    private static string Policies(string last, string more = "") => Manifest.Join(
        Of("backend", "{matchLabels: {app: frontend}}"), Of("orders", "{matchLabels: {app: frontend}}"), Of("search", "{matchLabels: {app: frontend}}"), Of("images", last), more);

    private static string Of(string name, string from) => Manifest.Of($"name: {name}\nnamespace: shop", $"podSelector: {{matchLabels: {{app: {name}}}}}\ningress: [{{from: [{{podSelector: {from}}}]}}]");

    [Theory]
    [InlineData("fronted")]
    [InlineData("Frontend")]
    [InlineData("frontnd")]
    [InlineData("forntend")]
    public void LabelThatIsNearlyTheOthers_IsReported(string label)
    {
        var finding = Assert.Single(Marked.Reports(Rule, Policies($"[|{{matchLabels: {{app: {label}}}}}|]")));
        Assert.Equal($"'app={label}' differs by one letter from 'app=frontend', which policies of 'shop' mention 3 times; correct it if they mean the same", finding.Message);
        Assert.Equal([new KeyValue("closest", "app=frontend")], finding.Data);
    }

    [Theory]
    [InlineData("{matchLabels: {app: frontend}}")]
    [InlineData("{matchLabels: {app: frontend2}}")]
    [InlineData("{matchLabels: {tier: fronted}}")]
    [InlineData("{matchLabels: {app: fort}}")]
    public void OtherLabels_AreFine(string from) => Marked.Reports(Rule, Policies(from));

    [Fact]
    public void LabelThatIsWrittenTwice_IsMeant() => Marked.Reports(Rule, Policies("{matchLabels: {app: fronted}}", Of("more", "{matchLabels: {app: fronted}}")));

    [Fact]
    public void WhereWorkloadsAreKnown_TheySay() => Marked.Reports(Rule, Policies("{matchLabels: {app: fronted}}", Manifest.Deployment("frontend", "app: frontend")));

    [Fact]
    public void OpenWorld_IsNotJudged() => Marked.Reports(Rule, Policies("{matchLabels: {app: fronted}}"), isOpen: true);

    [Fact]
    public void PoliciesOfAProgram_AreJudgedAlike() => Assert.NotEmpty(Marked.OfProgram(Rule, InNamespace("shop",
    [
        Allow.From("app=frontend").To("app=backend").OnTcp(80).IngressOnly(), Allow.From("app=frontend").To("app=orders").OnTcp(80).IngressOnly(),
        Allow.From("app=frontend").To("app=search").OnTcp(80).IngressOnly(), Allow.From("app=fronted").To("app=images").OnTcp(80).IngressOnly(),
    ])));
}
