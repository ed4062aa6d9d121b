using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using Xunit;

namespace NetPol.Sharp.Tests.Rules.Effect;

public sealed class AbsentMeansAllRuleTests
{
    private const string Rule = RuleIds.AbsentMeansAll;

    [Theory]
    [InlineData("")]
    [InlineData("[|spec|]:\n")]
    [InlineData("[|spec|]: null\n")]
    public void NoSpec_IsReported(string spec)
    {
        var first = spec.Length == 0 ? "[|apiVersion|]" : "apiVersion";
        Marked.Says(
            Rule,
            $"{first}: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {{name: web, namespace: shop}}\n{spec}",
            "Policy 'shop/web' has no spec, so it selects every pod of 'shop' and denies all ingress; write what is meant");
    }

    [Theory]
    [InlineData("[|spec|]: {}")]
    [InlineData("[|spec|]: {policyTypes: [Ingress]}")]
    [InlineData("spec: {[|podSelector|]: }")]
    [InlineData("spec:\n  [|podSelector|]:\n  policyTypes: [Ingress]")]
    public void NoPodSelector_IsReported(string spec) => Marked.Says(
        Rule,
        $"apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {{name: web, namespace: shop}}\n{spec}\n",
        "Missing podSelector: policy 'shop/web' selects every pod of 'shop'; write 'podSelector: {}' if that is meant");

    [Fact]
    public void NoNamespace_IsCalledTheDefaultOne()
    {
        var findings = Marked.Reports(
            Rule, "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: web}\n[|spec|]: {}\n", new LintOptions { DefaultNamespace = "tools" });
        Assert.StartsWith("Missing podSelector: policy 'tools/web'", Assert.Single(findings).Message, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("podSelector: {}")]
    [InlineData("podSelector: {matchLabels: {}}")]
    [InlineData("podSelector: {}\ningress: [{}]\negress: [{}]")]
    [InlineData("podSelector: {}\ningress: []\negress: ~")]
    public void WhatIsWritten_IsFine(string spec) => Marked.IsFine(Manifest.Spec(spec));

    [Theory]
    [InlineData("~")]
    [InlineData("null")]
    public void NullRule_IsReported(string item)
    {
        Marked.Says(
            Rule,
            Manifest.Spec($"podSelector: {{}}\ningress: [{{ports: [{{port: 80}}]}}, [|{item}|]]"),
            "An empty item is a rule that allows all ingress of the pods of policy 'shop/web'; write '{}' if that is meant, or remove it");
        Marked.Says(
            Rule,
            Manifest.Spec($"podSelector: {{}}\negress: [[|{item}|]]"),
            "An empty item is a rule that allows all egress of the pods of policy 'shop/web'; write '{}' if that is meant, or remove it");
    }

    [Fact]
    public void DashWithoutAnything_IsReportedBehindTheDash() => Marked.Reports(Rule, Manifest.Spec(
        """
        podSelector: {}
        ingress:
        -[||]
        - ports:
          -[||]
        """));

    [Theory]
    [InlineData("- port: 80\n- [|~|]")]
    [InlineData("- port: 80\n- [|null|]")]
    public void NullPort_IsReported(string ports) =>
        Marked.Says(Rule, Manifest.Ports(ports), "spec.ingress[0].ports[1]: an empty item allows every TCP port; write '{}' if that is meant, or remove it");

    [Fact]
    public void NullPodSelectorBesideANamespaceSelector_IsReported() => Marked.Says(
        Rule,
        Manifest.From("- podSelector: {}\n- {namespaceSelector: {}, [|podSelector|]: }"),
        "spec.ingress[0].from[1].podSelector: null is no selector, so every pod of those namespaces is admitted; write '{}' if that is meant");

    [Fact]
    public void NullNamespaceSelectorBesideAPodSelector_IsReported() => Marked.Says(
        Rule,
        Manifest.To("- [|namespaceSelector|]: null\n  podSelector: {}"),
        "spec.egress[0].to[0].namespaceSelector: null is no selector, so only pods of 'shop' are admitted; write '{}' for every namespace");

    [Theory]
    [InlineData("{namespaceSelector: {}, podSelector: {}}")]
    [InlineData("{namespaceSelector: {}}")]
    [InlineData("{podSelector: {}}")]
    [InlineData("{ipBlock: {cidr: 10.0.0.0/8}, podSelector: ~}")]
    public void SelectorThatIsWrittenOrLeftOut_IsFine(string peer) => Marked.IsFine(Manifest.From("- " + peer));

    // The server rejects these: NETPOL1010.
    [Theory]
    [InlineData("~")]
    [InlineData("{podSelector: ~}")]
    [InlineData("{podSelector: ~, namespaceSelector: ~}")]
    public void PeerWithoutAnything_IsLeftToTheOtherRule(string peer) => Marked.Reports(Rule, Manifest.From("- " + peer));

    [Theory]
    [InlineData("podSelector: x")]
    [InlineData("podSelector: {}\ningress: x")]
    public void WrongType_IsLeftToTheDecoder(string spec) => Marked.Reports(Rule, Manifest.Spec(spec));

    [Fact]
    public void SpecOfAWrongType_IsLeftToTheDecoder() =>
        Marked.Reports(Rule, "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: web}\nspec: x\n");
}
