using System.Linq;
using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.Rules.Effect;

public sealed class RulesOutsidePolicyTypesRuleTests
{
    private const string Rule = RuleIds.RulesOutsidePolicyTypes;

    [Fact]
    public void EgressRulesOfAnIngressPolicy_AreReported()
    {
        var finding = Assert.Single(Marked.Reports(Rule, Manifest.Spec(
            """
            podSelector: {}
            policyTypes:
            - Ingress
            [|egress|]:
            - {}
            """)));
        Assert.Equal("The egress rules of policy 'shop/web' have no effect: policyTypes lists only 'Ingress'; add 'Egress' or remove the rules", finding.Message);
        var related = Assert.Single(finding.Related);
        Assert.Equal("the directions", related.Message);
        Assert.Equal(9, related.Span.Line);
    }

    [Fact]
    public void IngressRulesOfAnEgressPolicy_AreReported() => Marked.Says(
        Rule,
        Manifest.Spec("podSelector: {}\n[|ingress|]: [{}]\npolicyTypes: [Egress]"),
        "The ingress rules of policy 'shop/web' have no effect: policyTypes lists only 'Egress'; add 'Ingress' or remove the rules");

    [Fact]
    public void RepeatedType_IsNamedOnce() => Marked.Says(
        Rule,
        Manifest.Spec("podSelector: {}\n[|egress|]: [{}]\npolicyTypes: [Ingress, Ingress]"),
        "The egress rules of policy 'shop/web' have no effect: policyTypes lists only 'Ingress'; add 'Egress' or remove the rules");

    [Theory]
    [InlineData("policyTypes: [Ingress, Egress]\ningress: [{}]\negress: [{}]")]
    [InlineData("policyTypes: [Ingress]\ningress: [{}]")]
    [InlineData("policyTypes: [Egress]\negress: [{}]")]
    [InlineData("policyTypes: [Ingress, Egress]")]
    public void RulesOfListedDirections_AreFine(string spec) => Marked.IsFine(Manifest.Spec("podSelector: {}\n" + spec));

    // Without policyTypes the server adds Egress when there are egress rules.
    [Theory]
    [InlineData("egress: [{}]")]
    [InlineData("ingress: [{}]\negress: [{}]")]
    [InlineData("policyTypes: []\negress: [{}]")]
    [InlineData("policyTypes: ~\negress: [{}]")]
    public void NoPolicyTypes_AreFine(string spec) => Marked.IsFine(Manifest.Spec("podSelector: {}\n" + spec));

    [Theory]
    [InlineData("policyTypes: [Ingress]\negress: []")]
    [InlineData("policyTypes: [Ingress]\negress: ~")]
    public void NoRules_AreFine(string spec) => Marked.IsFine(Manifest.Spec("podSelector: {}\n" + spec));

    [Theory]
    [InlineData("[ingress]")]
    [InlineData("[Ingress, egress]")]
    [InlineData("[Ingress, ~]")]
    [InlineData("[Ingress, 1]")]
    [InlineData("Ingress")]
    public void DirectionThatNobodyKnows_IsLeftToTheOtherRule(string types) => Marked.Reports(Rule, Manifest.Spec($"podSelector: {{}}\npolicyTypes: {types}\negress: [{{}}]"));
}
