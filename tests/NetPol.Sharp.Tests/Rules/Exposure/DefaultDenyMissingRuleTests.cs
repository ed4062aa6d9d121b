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
    private const string Ingress = "podSelector: {matchLabels: {app: api}}\npolicyTypes: [Ingress]\ningress: [{from: [{podSelector: {}}]}]";
    private static readonly string s_bad = "[|" + Manifest.Spec(Ingress).Replace("ingress: [{from: [{podSelector: {}}]}]\n", "ingress: [{from: [{podSelector: {}}]}]|]\n", StringComparison.Ordinal);

    [Fact]
    public void AllowWithoutDeny_IsReported() => Marked.Says(
        Rule,
        s_bad,
        "Namespace 'shop' has rules that allow ingress but no default deny for it, so pods that no policy selects stay open; add DefaultDeny.Ingress, a policy with an empty podSelector");

    [Fact]
    public void EachDirection_IsJudged()
    {
        string[] findings = [.. Marked.Lint(Manifest.Spec("podSelector: {matchLabels: {app: api}}\ningress: [{from: [{podSelector: {}}]}]\negress: [{to: [{podSelector: {}}]}]")).Findings
            .Where(finding => finding.RuleId == Rule).Select(finding => finding.Message)];
        Assert.Equal(2, findings.Length);
        Assert.Contains("allow egress", findings[0], StringComparison.Ordinal);
        Assert.Contains("allow ingress", findings[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Namespace_IsReportedOnceAtItsFirstPolicyByName() => Marked.Reports(Rule, Named("z", Manifest.Spec(Ingress)) + "---\n" + s_bad);

    [Theory]
    [InlineData("podSelector: {}\npolicyTypes: [Ingress]")]
    [InlineData("podSelector: {}")]
    [InlineData("podSelector: {}\ningress: [{ports: [{port: 80}]}]")]
    [InlineData("podSelector: {matchExpressions: [{key: app, operator: NotIn, values: [api]}]}\npolicyTypes: [Ingress]")]
    public void DenyForAllOthers_IsFine(string other) => Marked.Reports(Rule, Manifest.Spec(Ingress) + "---\n" + Named("other", Manifest.Spec(other)));

    [Theory]
    [InlineData("podSelector: {}\npolicyTypes: [Egress]")]
    [InlineData("podSelector: {matchLabels: {app: db}}\npolicyTypes: [Ingress]")]
    [InlineData("podSelector: {matchExpressions: [{key: app, operator: Exists}]}\npolicyTypes: [Ingress]")]
    public void DenyForSomeOthers_IsNotEnough(string other) => Marked.Reports(Rule, s_bad + "---\n" + Named("other", Manifest.Spec(other)));

    [Fact]
    public void DenyOfAnotherNamespace_IsNotEnough() =>
        Marked.Reports(Rule, s_bad + "---\n" + Manifest.Spec("podSelector: {}\npolicyTypes: [Ingress]").Replace("namespace: shop", "namespace: other", StringComparison.Ordinal));

    [Fact]
    public void DirectionWithoutRules_IsFine() => Marked.Reports(Rule, Manifest.Spec("podSelector: {matchLabels: {app: api}}\npolicyTypes: [Ingress]"));

    [Fact]
    public void InANamespaceOfWorkloads_EachThatStaysOpenIsAnInfo()
    {
        var result = Marked.Lint(Manifest.Join(Manifest.Spec(Ingress), Manifest.Deployment("api", "app: api"), Manifest.Deployment("web", "app: web"), Manifest.Deployment("host", "app: host", spec: "hostNetwork: true")));
        var finding = Assert.Single(result.Findings, finding => finding.RuleId == Rule);
        Assert.Equal("No policy isolates 'shop/web[Deployment]' for ingress, though namespace 'shop' has rules that allow ingress, so everyone may reach it; add DefaultDeny.Ingress, or a policy for it", finding.Message);
        Assert.Equal(Severity.Info, finding.Severity);
    }

    // What an operator makes may be what stays open.
    [Fact]
    public void InANamespaceOfUnknownPods_ThePolicyIsReported() => Marked.Reports(Rule, Manifest.Join(
        s_bad,
        Manifest.Deployment("api", "app: api"),
        "{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: db, namespace: shop}, spec: {instances: 3}}\n"));

    [Fact]
    public void TemplateOfAnotherKind_IsAWorkload() => Marked.Reports(Rule, Manifest.Join(
        Manifest.Spec(Ingress),
        "{apiVersion: argoproj.io/v1alpha1, kind: Rollout, metadata: {name: [|web|], namespace: shop}, spec: {template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c}]}}}}\n"));

    [Fact]
    public void WorkloadsThatAreAllIsolated_AreFine() => Marked.Reports(Rule, Manifest.Join(Manifest.Spec(Ingress), Manifest.Deployment("api", "app: api")));

    [Fact]
    public void OpenWorld_IsNotJudged() => Marked.Reports(Rule, Manifest.Spec(Ingress), isOpen: true);

    // It is about the namespace, so any of its policies may say that it is meant.
    [Fact]
    public void AcceptanceOfAnyPolicy_IsEnough() => Marked.Reports(
        Rule, Manifest.Spec(Ingress) + "---\n" + Manifest.Of("name: z\nnamespace: shop\nannotations: {netpol.sharp/accept-NETPOL4008: batch jobs}", "podSelector: {matchLabels: {app: db}}\npolicyTypes: [Ingress]"));

    [Fact]
    public void PoliciesOfAProgram_AreJudgedAlike()
    {
        Assert.Equal(2, Marked.OfProgram(Rule, InNamespace("shop", [Allow.From("app=web").To("app=api").OnTcp(80)])).Count);
        Assert.Empty(Marked.OfProgram(Rule, InNamespace("shop", [DefaultDeny.All, Allow.From("app=web").To("app=api").OnTcp(80)])));
    }

    private static string Named(string name, string policy) => policy.Replace("name: web", "name: " + name, StringComparison.Ordinal);
}
