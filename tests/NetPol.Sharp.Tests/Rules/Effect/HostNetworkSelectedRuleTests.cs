using NetPol.Sharp.Model;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Rules.Effect;

public sealed class HostNetworkSelectedRuleTests
{
    private const string Rule = RuleIds.HostNetworkSelected;
    private static readonly string s_workloads = Manifest.Join(
        Manifest.Deployment("agent", "app: agent", spec: "hostNetwork: true"), Manifest.Deployment("backend", "app: backend"), Manifest.Deployment("mixed", "app: mixed, on: host", spec: "hostNetwork: true").Replace("on: host", "where: host", System.StringComparison.Ordinal), Manifest.Deployment("mixed2", "app: mixed"));

    [Fact]
    public void PolicyForPodsOnTheHostNetwork_HasNoEffect() => Assert.Equal(
        "'shop/agent[Deployment]' shares its node's network, where most network plugins apply no policy, so policy 'shop/web' has no effect on it; restrict it on the nodes",
        Assert.Single(Marked.Reports(Rule, Manifest.Join(Manifest.Spec("podSelector: [|{matchLabels: {app: agent}}|]"), s_workloads))).Message);

    [Theory]
    [InlineData("- podSelector: [|{matchLabels: {app: agent}}|]")]
    [InlineData("- podSelector: [|{matchLabels: {app: mixed, where: host}}|]")]
    [InlineData("- namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}\n  podSelector: [|{matchLabels: {app: agent}}|]")]
    public void PeerOfPodsOnTheHostNetwork_MatchesNone(string from) => Marked.Reports(Rule, Manifest.Join(Manifest.From(from), s_workloads));

    [Theory]
    [InlineData("- podSelector: {matchLabels: {app: backend}}")]
    [InlineData("- podSelector: {matchLabels: {app: mixed}}")]
    [InlineData("- podSelector: {}")]
    [InlineData("- podSelector: {matchLabels: {app: unheard}}")]
    public void OtherPeers_AreFine(string from) => Marked.Reports(Rule, Manifest.Join(Manifest.From(from), s_workloads));

    [Fact]
    public void OpenWorld_IsJudged() => Marked.Reports(Rule, Manifest.Join(Manifest.Spec("podSelector: [|{matchLabels: {app: agent}}|]"), s_workloads), isOpen: true);

    [Fact]
    public void PoliciesOfAProgram_AreJudgedAlike() => Assert.NotEmpty(Marked.OfProgram(Rule, InNamespace("shop", [Allow.From("app=agent").To("app=backend").OnTcp(80)]), s_workloads));
}
