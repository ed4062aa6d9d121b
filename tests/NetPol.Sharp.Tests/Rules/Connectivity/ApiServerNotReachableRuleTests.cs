using System;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using Xunit;

namespace NetPol.Sharp.Tests.Rules.Connectivity;

public sealed class ApiServerNotReachableRuleTests
{
    private const string Rule = RuleIds.ApiServerNotReachable;
    private const string Subject = "{kind: ServiceAccount, name: api}";
    private static readonly LintOptions s_enabled = new() { Enabled = [Rule] };

    [Theory]
    [InlineData("RoleBinding", Subject)]
    [InlineData("ClusterRoleBinding", "{kind: ServiceAccount, name: api, namespace: shop}")]
    public void IsolatedPodsWithARole_AreReportedAtTheWorkload(string kind, string subject)
    {
        var finding = Assert.Single(Marked.Reports(Rule, Manifest.Join(Pods("[|api|]"), Binding(kind, subject), Policy("")), s_enabled));
        Assert.Equal(
            "'shop/api[Deployment]' uses the API server (ServiceAccount 'api' has a role), but policy 'shop/api' isolates it for egress and nothing allows it addresses on TCP 443 or 6443; "
                + "the API server is no pod, so allow its addresses on the port that it listens on",
            finding.Message);
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Equal("isolates it", Assert.Single(finding.Related).Message);
    }

    [Fact]
    public void RuleIsOffByDefault() => Assert.DoesNotContain(Marked.Lint(Manifest.Join(Pods("api"), Binding("RoleBinding", Subject), Policy(""))).Findings, finding => finding.RuleId == Rule);

    [Theory]
    [InlineData("{to: [{podSelector: {}}], ports: [{port: 443}]}")]
    [InlineData("{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: other}}}]}")]
    [InlineData("{to: [{ipBlock: {cidr: 10.0.0.0/8}}], ports: [{port: 5432}]}")]
    [InlineData("{to: [{ipBlock: {cidr: 10.0.0.1/32}}], ports: [{port: 443, protocol: UDP}]}")]
    [InlineData("{ports: [{port: 53, protocol: UDP}]}")]
    public void RulesForOthers_DoNotHelp(string rule) => Assert.Single(Marked.Reports(Rule, Manifest.Join(Pods("[|api|]"), Binding("RoleBinding", Subject), Policy(rule)), s_enabled));

    [Theory]
    [InlineData("{}")]
    [InlineData("{ports: [{port: 443}]}")]
    [InlineData("{to: [{ipBlock: {cidr: 10.0.0.0/8}}]}")]
    [InlineData("{to: [{ipBlock: {cidr: 172.18.0.4/32}}], ports: [{port: 6443}]}")]
    [InlineData("{to: [{ipBlock: {cidr: 172.18.0.4/32}}], ports: [{port: 7443}]}")]
    [InlineData("{to: [{ipBlock: {cidr: 10.0.0.0/8}}], ports: [{port: 6000, endPort: 7000}]}")]
    [InlineData("{to: [{namespaceSelector: {}}], ports: [{port: 443}]}")]
    public void WhatMayBeTheApiServer_IsEnough(string rule) => Marked.Reports(Rule, Manifest.Join(Pods("api"), Binding("RoleBinding", Subject), Policy(rule)), s_enabled);

    [Theory]
    [InlineData("{kind: User, name: api}")]
    [InlineData("{kind: ServiceAccount, name: other}")]
    [InlineData("{kind: ServiceAccount, name: api, namespace: other}")]
    [InlineData("[]")]
    public void BindingsOfOthers_AreFine(string subject) => Marked.Reports(Rule, Manifest.Join(Pods("api"), Binding("RoleBinding", subject), Policy("")), s_enabled);

    [Theory]
    [InlineData("serviceAccountName: api, automountServiceAccountToken: false")]
    [InlineData("serviceAccountName: api, hostNetwork: true")]
    [InlineData("serviceAccountName: other")]
    [InlineData("")]
    public void PodsThatDoNotCall_AreFine(string spec) => Marked.Reports(Rule, Manifest.Join(Pods("api", spec), Binding("RoleBinding", Subject), Policy("")), s_enabled);

    [Fact]
    public void DefaultServiceAccount_IsThatOfPodsWithoutOne() =>
        Assert.Single(Marked.Reports(Rule, Manifest.Join(Pods("[|api|]", ""), Binding("RoleBinding", "{kind: ServiceAccount, name: default}"), Policy("")), s_enabled));

    [Theory]
    [InlineData("podSelector: {}\npolicyTypes: [Ingress]")]
    [InlineData("podSelector: {matchLabels: {app: other}}\npolicyTypes: [Egress]")]
    public void PodsThatAreOpen_AreFine(string spec) => Marked.Reports(Rule, Manifest.Join(Pods("api"), Binding("RoleBinding", Subject), Manifest.Of("name: api\nnamespace: shop", spec)), s_enabled);

    [Fact]
    public void OpenWorldAndOtherPolicies_AreNotJudged()
    {
        var manifests = Manifest.Join(Pods("api"), Binding("RoleBinding", Subject), Policy(""));
        Marked.Reports(Rule, manifests, s_enabled, isOpen: true);
        Marked.Reports(Rule, Manifest.Join(manifests, "{apiVersion: cilium.io/v2, kind: CiliumNetworkPolicy, metadata: {name: a, namespace: shop}}"), s_enabled);
    }

    private static string Pods(string name, string spec = "serviceAccountName: api") => Manifest.Deployment("NAME", "app: api", spec: spec).Replace("NAME", name, StringComparison.Ordinal);

    private static string Binding(string kind, string subject) =>
        $"{{apiVersion: rbac.authorization.k8s.io/v1, kind: {kind}, metadata: {{name: api, namespace: shop}}, roleRef: {{kind: Role, name: api}}, subjects: [{(subject == "[]" ? "" : subject)}]}}\n";

    private static string Policy(string rule) => Manifest.Of("name: api\nnamespace: shop", $"podSelector: {{matchLabels: {{app: api}}}}\npolicyTypes: [Egress]\negress: [{rule}]");
}
