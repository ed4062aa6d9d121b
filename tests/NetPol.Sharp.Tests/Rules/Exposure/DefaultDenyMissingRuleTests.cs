using System;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Rules.Exposure;

public sealed class DefaultDenyMissingRuleTests
{
    private const string Rule = RuleIds.DefaultDenyMissing;
    private const string Message = "Namespace 'shop' has rules that allow ingress but no default deny for it, so pods that no policy selects stay open; add DefaultDeny.Ingress, a policy with an empty podSelector";
    private const string Ingress = "policyTypes: [Ingress]\ningress: [{from: [{podSelector: {}}]}]";
    private const string Egress = "policyTypes: [Egress]\negress: [{to: [{podSelector: {}}]}]";

    [Fact]
    public void RulesForSomePods_AreReportedAtTheFirstPolicy()
    {
        var finding = Assert.Single(Lint(Of("b", "{matchLabels: {app: b}}", Ingress), Of("a", "{matchLabels: {app: a}}", Ingress)));
        Assert.Equal((Message, Severity.Warning), (finding.Message, finding.Severity));
        Assert.Equal(14, finding.Span.Line);
    }

    [Fact]
    public void EachDirection_IsJudgedByItself()
    {
        Assert.Equal([Message.Replace("ingress", "egress", StringComparison.Ordinal).Replace("Ingress", "Egress", StringComparison.Ordinal)], Messages(Of("a", "{matchLabels: {app: a}}", Egress)));
        Assert.Equal([Message], Messages(Of("a", "{matchLabels: {app: a}}", Ingress), Of("deny", "{}", "policyTypes: [Egress]")));
        Assert.Empty(Messages(Of("a", "{matchLabels: {app: a}}", Ingress), Of("deny", "{}", "policyTypes: [Ingress]")));
        Assert.Equal(2, Messages(Of("a", "{matchLabels: {app: a}}", "policyTypes: [Ingress, Egress]\ningress: [{}]\negress: [{}]")).Length);
    }

    [Theory]
    [InlineData("policyTypes: [Ingress]")]
    [InlineData("policyTypes: [Egress]\ningress: [{}]")]
    public void DirectionWithoutRules_IsFine(string spec) => Assert.Empty(Messages(Of("a", "{matchLabels: {app: a}}", spec)));

    [Theory]
    [InlineData("{}")]
    [InlineData("{matchExpressions: []}")]
    public void RulesForAllPods_AreADefaultDeny(string selector) => Assert.Empty(Messages(Of("a", selector, Ingress)));

    [Fact]
    public void PoliciesThatTogetherSelectEveryPod_AreFine()
    {
        var others = "{matchExpressions: [{key: app, operator: NotIn, values: [a]}]}";
        Assert.Empty(Messages(Of("a", "{matchLabels: {app: a}}", Ingress), Of("others", others, "policyTypes: [Ingress]")));
        Assert.Equal([Message], Messages(Of("a", "{matchLabels: {app: b}}", Ingress), Of("others", others, "policyTypes: [Egress]")));
    }

    [Fact]
    public void DefaultDenyOfAnotherNamespace_DoesNotCount() => Assert.Equal(
        [Message], Messages(Of("a", "{matchLabels: {app: a}}", Ingress), Of("deny", "{}", "policyTypes: [Ingress]").Replace("namespace: shop", "namespace: other", StringComparison.Ordinal)));

    [Fact]
    public void KnownWorkloads_AreReportedOneByOne()
    {
        var text = Manifest.Join(Of("a", "{matchLabels: {app: a}}", Ingress), Manifest.Deployment("a", "app: a"), "[|" + Manifest.Deployment("b", "app: b").TrimEnd('\n') + "|]\n", Manifest.Deployment("host", "app: c", spec: "hostNetwork: true"));
        var finding = Assert.Single(Marked.Reports(Rule, text));
        Assert.Equal(
            ("No policy isolates 'shop/b[Deployment]' for ingress, though namespace 'shop' has rules that allow ingress, so everyone may reach it; add DefaultDeny.Ingress, or a policy for it", Severity.Info),
            (finding.Message, finding.Severity));
        Assert.Equal(
            ["No policy isolates 'shop/b[Deployment]' for egress, though namespace 'shop' has rules that allow egress, so it may reach everyone; add DefaultDeny.Egress, or a policy for it"],
            Messages(Of("a", "{matchLabels: {app: a}}", Egress), Manifest.Deployment("a", "app: a"), Manifest.Deployment("b", "app: b")));
        Assert.Empty(Messages(Of("a", "{matchLabels: {app: a}}", Ingress), Manifest.Deployment("a", "app: a")));
    }

    [Fact]
    public void Acceptance_CountsOnAnyPolicyOfTheNamespace()
    {
        var accepting = Of("b", "{matchLabels: {app: b}}", Egress).Replace("namespace: shop", "namespace: shop\n  annotations: {netpol.sharp/accept-NETPOL4008: a playground}", StringComparison.Ordinal);
        Assert.Empty(Messages(Of("a", "{matchLabels: {app: a}}", Ingress), accepting));
        Assert.Equal([Message], Messages(Of("a", "{matchLabels: {app: a}}", Ingress), accepting.Replace("namespace: shop", "namespace: other", StringComparison.Ordinal)));
    }

    // A policy that is not known may isolate the others.
    [Fact]
    public void OpenWorld_IsNotJudged() => Marked.Reports(Rule, Of("a", "{matchLabels: {app: a}}", Ingress), isOpen: true);

    [Fact]
    public void PoliciesOfAProgram_AreJudgedAlike()
    {
        var allow = Allow.From("app=web").To("app=api").OnTcp(80).IngressOnly();
        Assert.Equal([Message], Marked.OfProgram(Rule, InNamespace("shop", [allow])).Select(finding => finding.Message));
        Assert.Empty(Marked.OfProgram(Rule, InNamespace("shop", [allow, DefaultDeny.Ingress])));
        Assert.Empty(Marked.OfProgram(Rule, InNamespace("shop", [allow.Accept(Rule, "a playground")])));
        Assert.Empty(Marked.OfProgram(Rule, InNamespace("shop", [allow]), isOpen: true));
    }

    private static Finding[] Lint(params string[] documents) => [.. Marked.Lint(Manifest.Join(documents)).Findings.Where(finding => finding.RuleId == Rule)];

    private static string[] Messages(params string[] documents) => [.. Lint(documents).Select(finding => finding.Message)];

    private static string Of(string name, string selector, string spec) => Manifest.Of($"name: {name}\nnamespace: shop", $"podSelector: {selector}\n{spec}");
}
