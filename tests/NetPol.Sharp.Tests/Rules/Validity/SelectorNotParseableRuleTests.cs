using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.Rules.Validity;

public sealed class SelectorNotParseableRuleTests
{
    private const string Rule = RuleIds.SelectorNotParseable;

    [Theory]
    [InlineData("In")]
    [InlineData("NotIn")]
    public void OperatorThatNeedsValues_IsReportedWithoutThem(string operation)
    {
        var message = $"spec.podSelector.matchExpressions[0].values: '{operation}' needs at least one value";
        Marked.Says(Rule, Manifest.Spec($"podSelector: {{matchExpressions: [[|{{key: app, operator: {operation}}}|]]}}"), message);
        Marked.Says(Rule, Manifest.Spec($"podSelector: {{matchExpressions: [[|{{key: app, operator: {operation}, values: ~}}|]]}}"), message);
        Marked.Says(Rule, Manifest.Spec($"podSelector: {{matchExpressions: [{{key: app, operator: {operation}, values: [|[]|]}}]}}"), message);
        Marked.IsFine(Manifest.Spec($"podSelector: {{matchExpressions: [{{key: app, operator: {operation}, values: [web]}}]}}"));
    }

    [Theory]
    [InlineData("Exists")]
    [InlineData("DoesNotExist")]
    public void OperatorWithoutValues_IsReportedWithThem(string operation)
    {
        Marked.Says(
            Rule,
            Manifest.Spec($"podSelector: {{matchExpressions: [{{key: app, operator: {operation}, values: [|[web]|]}}]}}"),
            $"spec.podSelector.matchExpressions[0].values: '{operation}' takes no values; remove them, or use 'In' or 'NotIn'");
        Marked.IsFine(Manifest.Spec($"podSelector: {{matchExpressions: [{{key: app, operator: {operation}}}]}}"));
        Marked.IsFine(Manifest.Spec($"podSelector: {{matchExpressions: [{{key: app, operator: {operation}, values: []}}]}}"));
        Marked.IsFine(Manifest.Spec($"podSelector: {{matchExpressions: [{{key: app, operator: {operation}, values: ~}}]}}"));
    }

    [Fact]
    public void SelectorsOfPeers_AreReportedByTheirPath() => Marked.Says(
        Rule,
        Manifest.From(
            """
            - podSelector: {}
            - namespaceSelector:
                matchExpressions:
                - {key: team, operator: Exists}
                - [|key: env
                  operator: In|]
              podSelector:
                matchExpressions:
                - key: app
                  operator: Exists
                  values:
                  [|- web
                  - api|]
            """),
        "spec.ingress[0].from[1].namespaceSelector.matchExpressions[1].values: 'In' needs at least one value",
        "spec.ingress[0].from[1].podSelector.matchExpressions[0].values: 'Exists' takes no values; remove them, or use 'In' or 'NotIn'");

    [Theory]
    [InlineData("{key: app, operator: in}")]
    [InlineData("{key: app, operator: Gt}")]
    [InlineData("{key: app}")]
    [InlineData("{key: app, operator: 1}")]
    [InlineData("~")]
    public void UnknownOperator_IsLeftToTheOtherRule(string expression) => Marked.Reports(Rule, Manifest.Spec($"podSelector: {{matchExpressions: [{expression}]}}"));

    [Theory]
    [InlineData("{key: app, operator: In, values: web}")]
    [InlineData("{key: app, operator: Exists, values: web}")]
    public void ValuesThatAreNoList_AreLeftToTheDecoder(string expression) => Marked.Reports(Rule, Manifest.Spec($"podSelector: {{matchExpressions: [{expression}]}}"));
}
