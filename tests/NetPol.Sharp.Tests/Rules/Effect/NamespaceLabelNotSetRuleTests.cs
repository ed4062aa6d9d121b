using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.Rules.Effect;

public sealed class NamespaceLabelNotSetRuleTests
{
    private const string Rule = RuleIds.NamespaceLabelNotSet;

    [Fact]
    public void Name_IsReported()
    {
        var finding = Assert.Single(Marked.Reports(Rule, Manifest.From("- namespaceSelector: [|{matchLabels: {name: kube-system}}|]")));
        Assert.Equal("Namespaces do not carry the label 'name' by themselves, so 'name=kube-system' does not select them by name; use 'kubernetes.io/metadata.name', which the API server sets on each", finding.Message);
        Assert.Equal([new KeyValue("namespace", "kube-system")], finding.Data);
    }

    [Theory]
    [InlineData("- namespaceSelector: [|{matchLabels: {namespace: x, team: a}}|]")]
    [InlineData("- namespaceSelector: [|{matchLabels: {Name: x}}|]")]
    [InlineData("- namespaceSelector: {matchExpressions: [[|{key: name, operator: In, values: [x, z]}|]]}")]
    [InlineData("- namespaceSelector: {matchExpressions: [[|{key: name, operator: NotIn, values: [kube-system]}|]]}")]
    [InlineData("- {podSelector: {matchLabels: {name: x}}, namespaceSelector: [|{matchLabels: {kubernetes.io/name: x}}|]}")]
    public void KeysLikeNames_AreReported(string peer)
    {
        Marked.Reports(Rule, Manifest.From(peer));
        Marked.Reports(Rule, Manifest.To(peer), isOpen: true);
    }

    [Theory]
    [InlineData("- namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: x}}")]
    [InlineData("- namespaceSelector: {matchLabels: {team: name}}")]
    [InlineData("- podSelector: {matchLabels: {name: x}}")]
    [InlineData("- namespaceSelector: {}")]
    public void OtherKeys_AreFine(string peer) => Marked.Reports(Rule, Manifest.From(peer));

    [Fact]
    public void LabelThatTheManifestsSet_IsFine() => Marked.Reports(Rule, Manifest.Join(Manifest.From("- namespaceSelector: {matchLabels: {name: x}}"), Manifest.Namespace("x", "name: x")));

    [Fact]
    public void LabelThatTheManifestsDoNotSet_IsReported() => Marked.Reports(Rule, Manifest.Join(Manifest.From("- namespaceSelector: [|{matchLabels: {name: x}}|]"), Manifest.Namespace("x", "team: x")));

    [Fact]
    public void AcceptedFinding_IsNotReported() => Marked.Reports(
        Rule, Manifest.Of("name: web\nnamespace: shop\nannotations: {netpol.sharp/accept-NETPOL2005: terraform sets it}", "podSelector: {}\ningress: [{from: [{namespaceSelector: {matchLabels: {name: x}}}]}]"));
}
