using NetPol.Sharp.Model;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Rules.Effect;

public sealed class SplitPeerRuleTests
{
    private const string Rule = RuleIds.SplitPeer;
    private static readonly string s_workloads = Manifest.Join(Manifest.Deployment("backend", "app: backend"), Manifest.Deployment("prometheus", "app: prometheus", ns: "monitoring"), Manifest.Namespace("monitoring", "team: ops"));

    [Theory]
    [InlineData("kubernetes.io/metadata.name: monitoring")]
    [InlineData("team: ops")]
    public void PodsThatAreInTheNamespacesOnly_AreReported(string namespaces) => Marked.Reports(
        Rule, Manifest.Join(Manifest.From($"- [|namespaceSelector: {{matchLabels: {{{namespaces}}}}}|]\n- podSelector: {{matchLabels: {{app: prometheus}}}}"), s_workloads));

    [Fact]
    public void Message_SaysWhatIsMeant() => Assert.Equal(
        "This admits every pod of namespaces 'team=ops', or pods 'app=prometheus' of 'shop', which has none; write one item with both selectors (.In) for the pods in those namespaces",
        Assert.Single(Marked.Reports(Rule, Manifest.Join(Manifest.From("- podSelector: {matchLabels: {app: prometheus}}\n- [|namespaceSelector: {matchLabels: {team: ops}}|]"), s_workloads))).Message);

    [Theory]
    [InlineData("- namespaceSelector: {matchLabels: {team: ops}}\n  podSelector: {matchLabels: {app: prometheus}}")]
    [InlineData("- namespaceSelector: {matchLabels: {team: ops}}\n- podSelector: {matchLabels: {app: backend}}")]
    [InlineData("- namespaceSelector: {matchLabels: {team: ops}}\n- podSelector: {matchLabels: {app: unheard}}")]
    [InlineData("- namespaceSelector: {}\n- podSelector: {matchLabels: {app: prometheus}}")]
    [InlineData("- namespaceSelector: {matchLabels: {team: unheard}}\n- podSelector: {matchLabels: {app: prometheus}}")]
    [InlineData("- namespaceSelector: {matchLabels: {team: ops}}\n- podSelector: {}")]
    public void OtherPairs_AreFine(string from) => Marked.Reports(Rule, Manifest.Join(Manifest.From(from), s_workloads));

    [Fact]
    public void WithoutManifests_NothingIsKnown() => Marked.Reports(Rule, Manifest.From("- namespaceSelector: {matchLabels: {team: ops}}\n- podSelector: {matchLabels: {app: prometheus}}"));

    [Fact]
    public void OpenWorld_IsJudged() => Marked.Reports(Rule, Manifest.Join(Manifest.From("- [|namespaceSelector: {matchLabels: {team: ops}}|]\n- podSelector: {matchLabels: {app: prometheus}}"), s_workloads), isOpen: true);

    [Fact]
    public void PoliciesOfAProgram_AreJudgedAlike() => Assert.NotEmpty(
        Marked.OfProgram(Rule, InNamespace("shop", [Allow.From(Namespaces("team=ops") | Pods("app=prometheus")).To("app=backend").OnTcp(80)]), s_workloads));
}
