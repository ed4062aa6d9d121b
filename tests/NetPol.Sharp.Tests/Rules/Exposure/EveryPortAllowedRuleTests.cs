using NetPol.Sharp.Model;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Rules.Exposure;

public sealed class EveryPortAllowedRuleTests
{
    private const string Rule = RuleIds.EveryPortAllowed;
    [Theory]
    [InlineData("- [|namespaceSelector: {matchLabels: {team: a}}|]", "Policy 'shop/web' admits all pods in namespaces 'team=a' to every port of all pods in 'shop'; name the ports that are meant")]
    [InlineData("- podSelector: {}\n- [|ipBlock: {cidr: 192.0.2.0/24}|]", "Policy 'shop/web' admits '192.0.2.0/24' to every port of all pods in 'shop'; name the ports that are meant")]
    public void IngressFromElsewhere_IsReported(string from, string message) => Marked.Says(Rule, Manifest.From(from), message);

    [Fact]
    public void EgressToElsewhere_IsReported() => Marked.Says(
        Rule, Manifest.To("- [|ipBlock: {cidr: 192.0.2.0/24}|]"), "Policy 'shop/web' lets all pods in 'shop' reach every port of '192.0.2.0/24'; name the ports that are meant");

    [Fact]
    public void OwnNamespacePortsAndReasons_AreFine()
    {
        Marked.Reports(Rule, Manifest.From("- podSelector: {}"));
        Marked.Reports(Rule, Manifest.Spec("podSelector: {}\ningress: [{from: [{namespaceSelector: {}}], ports: [{port: 80}]}]"));
        Marked.Reports(Rule, Manifest.Spec("podSelector: {}\ningress: [{}]"));
        Marked.Reports(Rule, Manifest.Of("name: web\nnamespace: shop\nannotations: {netpol.sharp/because: a proxy}", "podSelector: {}\ningress: [{from: [{namespaceSelector: {}}]}]"));
    }

    [Fact]
    public void OpenWorld_IsJudged() => Marked.Reports(Rule, Manifest.From("- [|namespaceSelector: {matchLabels: {team: a}}|]"), isOpen: true);

    [Fact]
    public void PoliciesOfAProgram_AreJudgedAlike() => Assert.NotEmpty(Marked.OfProgram(Rule, InNamespace("shop", [Allow.From(Namespace("x")).To("app=web").OnAnyPort()])));
}
