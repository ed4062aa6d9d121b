using System.Linq;
using NetPol.Sharp.Model;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Rules.Effect;

public sealed class LabelOfWorkloadOnlyRuleTests
{
    private const string Rule = RuleIds.LabelOfWorkloadOnly;

    [Fact]
    public void LabelOfADeployment_IsReported()
    {
        var finding = Assert.Single(Marked.Reports(Rule, Manifest.Join(Manifest.Spec("podSelector: [|{matchLabels: {app: web}}|]"), Manifest.Deployment("web", "run: web", own: "app: web"))));
        Assert.Equal(
            "'app=web' is of Deployment 'shop/web', not of its pods, and policies see the labels of pods only, so this selects nothing; use the template's 'run=web', or add it there", finding.Message);
        Assert.Equal("the workload", Assert.Single(finding.Related).Message);
    }

    [Fact]
    public void LabelBesideOneOfThePods_IsReportedAlone() => Assert.StartsWith(
        "'tier=x' is of",
        Assert.Single(Marked.Reports(Rule, Manifest.Join(Manifest.From("- podSelector: [|{matchLabels: {app: web, tier: x}}|]"), Manifest.Deployment("web", "app: web", own: "app: other, tier: x")))).Message,
        System.StringComparison.Ordinal);

    [Fact]
    public void OnlyOneOfTheTwoRules_Speaks() => Assert.DoesNotContain(
        Marked.Lint(Manifest.Join(Manifest.Spec("podSelector: {matchLabels: {app: web}}"), Manifest.Deployment("web", "run: web", own: "app: web"))).Findings,
        finding => finding.RuleId == RuleIds.SelectorMatchesNothing);

    [Theory]
    [InlineData("app: web", "app: web")]
    [InlineData("run: web", "app: other")]
    public void SelectorOfPodsOrOfNothing_IsFine(string labels, string own) =>
        Marked.Reports(Rule, Manifest.Join(Manifest.Spec("podSelector: {matchLabels: {app: web}}"), Manifest.Deployment("web", labels, own: own)));

    [Fact]
    public void PodsOfAnotherWorkload_AreEnough() => Marked.Reports(
        Rule, Manifest.Join(Manifest.Spec("podSelector: {matchLabels: {app: web}}"), Manifest.Deployment("web", "run: web", own: "app: web"), Manifest.Deployment("other", "app: web")));

    [Fact]
    public void AcceptedFinding_IsNotReported() => Marked.Reports(
        Rule, Manifest.Join(Manifest.Of("name: web\nnamespace: shop\nannotations: {netpol.sharp/accept-NETPOL2015: a webhook adds it}", "podSelector: {matchLabels: {app: web}}"), Manifest.Deployment("web", "run: web", own: "app: web")));

    [Fact]
    public void PoliciesOfAProgram_AreJudgedAlike() =>
        Assert.NotEmpty(Marked.OfProgram(Rule, InNamespace("shop", [Allow.From("app=web").To("run=web").OnTcp(80)]), Manifest.Deployment("web", "run: web", own: "app: web")));
}
