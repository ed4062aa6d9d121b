using NetPol.Sharp.Model;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Rules.Effect;

public sealed class SelfFlowRuleTests
{
    private const string Rule = RuleIds.SelfFlow;
    private const string Self = "podSelector: {matchLabels: {app: web}}\ningress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]";

    private static readonly string s_marked = Manifest.Spec(Self.Replace("from: [{podSelector: {matchLabels: {app: web}}}]", "from: [{[|podSelector: {matchLabels: {app: web}}|]}]", System.StringComparison.Ordinal).Replace("{[|podSelector", "[|{podSelector", System.StringComparison.Ordinal).Replace("|]}]", "}|]]", System.StringComparison.Ordinal));

    [Fact]
    public void OnlyPod_IsReported() => Assert.Equal(
        "Only 'shop/web[Deployment]' has 'app=web', and a pod reaches itself without a rule; remove this one, or correct the peer",
        Assert.Single(Marked.Reports(Rule, Manifest.Join(s_marked, Manifest.Deployment("web", "app: web")))).Message);

    [Fact]
    public void SeveralPods_NeedTheRule()
    {
        Marked.Reports(Rule, Manifest.Join(Manifest.Spec(Self), Manifest.Deployment("web", "app: web"), Manifest.Deployment("web2", "app: web")));
        Marked.Reports(Rule, Manifest.Join(Manifest.Spec(Self), Manifest.Deployment("web", "app: web").Replace("spec: {template", "spec: {replicas: 2, template", System.StringComparison.Ordinal)));
        Marked.Reports(Rule, Manifest.Join(Manifest.Spec(Self.Replace("from: [{podSelector: {matchLabels: {app: web}}}]", "from: [{podSelector: {matchLabels: {app: web}}}, {podSelector: {matchLabels: {app: x}}}]", System.StringComparison.Ordinal)), Manifest.Deployment("web", "app: web"), Manifest.Deployment("x", "app: x")));
        Marked.Reports(Rule, Manifest.Spec(Self));
    }

    [Fact]
    public void OpenWorld_IsJudged() => Marked.Reports(Rule, Manifest.Join(s_marked, Manifest.Deployment("web", "app: web")), isOpen: true);

    [Fact]
    public void PoliciesOfAProgram_AreJudgedAlike() => Assert.NotEmpty(Marked.OfProgram(Rule, InNamespace("shop", [Allow.From("app=web").To("app=web").OnTcp(80).IngressOnly()]), Manifest.Deployment("web", "app: web")));
}
