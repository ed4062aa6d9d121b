using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.Rules.Effect;

public sealed class SelectorContradictsItselfRuleTests
{
    private const string Rule = RuleIds.SelectorContradictsItself;

    [Fact]
    public void TwoValuesOfALabel_AreReported() => Marked.Says(
        Rule,
        Manifest.Spec("podSelector: [|{matchLabels: {app: a}, matchExpressions: [{key: app, operator: In, values: [b]}]}|]"),
        "No pod can have app=a and app=b, so policy 'shop/web' selects nothing; remove a condition, or write a policy for each");

    [Theory]
    [InlineData("[{key: app, operator: Exists}, {key: app, operator: DoesNotExist}]", "app and !app")]
    [InlineData("[{key: app, operator: In, values: [a, b]}, {key: app, operator: NotIn, values: [b, a]}]", "app in (a,b) and app notin (b,a)")]
    [InlineData("[{key: app, operator: In, values: [a, b]}, {key: app, operator: In, values: [c]}]", "app in (a,b) and app=c")]
    [InlineData("[{key: app, operator: DoesNotExist}, {key: app, operator: In, values: [a]}]", "!app and app=a")]
    [InlineData("[{key: app, operator: In, values: [a, b]}, {key: app, operator: NotIn, values: [a]}, {key: app, operator: NotIn, values: [b]}]", "app in (a,b) and app!=a and app!=b")]
    public void ConditionsOfAPeer_AreReported(string expressions, string conditions) => Marked.Says(
        Rule,
        Manifest.From($"- podSelector: [|{{matchExpressions: {expressions}}}|]"),
        $"No pod can have {conditions}, so this peer of policy 'shop/web' admits nothing; write two peers to admit either");

    [Theory]
    [InlineData("{matchExpressions: [{key: kubernetes.io/metadata.name, operator: DoesNotExist}]}", "!kubernetes.io/metadata.name")]
    [InlineData("{matchLabels: {kubernetes.io/metadata.name: Not_A_Name}}", "kubernetes.io/metadata.name=Not_A_Name")]
    [InlineData("{matchLabels: {team: a}, matchExpressions: [{key: team, operator: In, values: [b]}]}", "team=a and team=b")]
    public void Namespaces_AreReported(string selector, string conditions) => Marked.Says(
        Rule,
        Manifest.From($"- namespaceSelector: [|{selector}|]"),
        $"No namespace can have {conditions}, so this peer of policy 'shop/web' admits nothing; write two peers to admit either");

    [Theory]
    [InlineData("podSelector: {matchLabels: {app: a}, matchExpressions: [{key: app, operator: In, values: [a, b]}]}")]
    [InlineData("podSelector: {matchLabels: {app: a}, matchExpressions: [{key: tier, operator: DoesNotExist}]}")]
    [InlineData("podSelector: {matchExpressions: [{key: app, operator: NotIn, values: [a]}, {key: app, operator: DoesNotExist}]}")]
    [InlineData("podSelector: {matchExpressions: [{key: app, operator: NotIn, values: [a]}, {key: app, operator: Exists}]}")]
    public void ConditionsThatSomePodMeets_AreFine(string spec) => Marked.IsFine(Manifest.Spec(spec));

    // Pods may carry any label, that of namespaces' names too.
    [Theory]
    [InlineData("- podSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: DoesNotExist}]}")]
    [InlineData("- namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: Exists}]}")]
    [InlineData("- namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [Not_A_Name]}]}")]
    public void NamesThatExist_AreFine(string peer) => Marked.IsFine(Manifest.From(peer));
}
