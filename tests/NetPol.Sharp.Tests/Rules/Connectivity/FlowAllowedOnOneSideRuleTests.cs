using System;
using System.Linq;
using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.Rules.Connectivity;

public sealed class FlowAllowedOnOneSideRuleTests
{
    private const string Rule = RuleIds.FlowAllowedOnOneSide;
    private const string DenyIngress = "podSelector: {}\npolicyTypes: [Ingress]";
    private const string DenyEgress = "podSelector: {}\npolicyTypes: [Egress]";

    [Fact]
    public void EgressTowardsADeny_IsReported()
    {
        var finding = Assert.Single(Marked.Reports(Rule, Two(Egress("- to: [[|{podSelector: {matchLabels: {app: db}}}|]]\n  ports: [{port: 5432}]"), DenyIngress)));
        Assert.Equal("Policy 'shop/web' lets this out, but nothing lets it in: policy 'shop/other' isolates these pods for ingress, so the connections fail; allow them there, or remove this peer", finding.Message);
        Assert.Equal("isolates them", Assert.Single(finding.Related).Message);
    }

    [Theory]
    [InlineData("matchLabels: {app: web}", "app: db", true)]
    [InlineData("matchLabels: {app: web}", "app: dbase", false)]
    [InlineData("matchLabels: {app: wep}", "app: db", false)]
    public void SelectorsOfNobody_AreAnotherRulesMatter(string subject, string peer, bool isReported) => Assert.Equal(isReported ? 1 : 0, Marked.Lint(Manifest.Join(
        Manifest.Deployment("web", "app: web"),
        Manifest.Deployment("db", "app: db"),
        Manifest.Of("name: web\nnamespace: shop", $"podSelector: {{{subject}}}\npolicyTypes: [Egress]\negress: [{{to: [{{podSelector: {{matchLabels: {{{peer}}}}}}}]}}]"),
        Manifest.Of("name: deny\nnamespace: shop", DenyIngress))).Findings.Count(finding => finding.RuleId == Rule));

    [Fact]
    public void IngressFromADeny_IsReported() => Marked.Says(
        Rule,
        Two("podSelector: {}\npolicyTypes: [Ingress]\ningress:\n- from: [[|{podSelector: {matchLabels: {app: api}}}|]]", DenyEgress),
        "Policy 'shop/web' lets this in, but nothing lets it out: policy 'shop/other' isolates these pods for egress, so the connections fail; allow them there, or remove this peer");

    [Theory]
    [InlineData("podSelector: {matchLabels: {app: db}}\npolicyTypes: [Ingress]\ningress:\n- {from: [{podSelector: {matchLabels: {app: other}}}]}")]
    [InlineData("podSelector: {matchLabels: {app: db}}\npolicyTypes: [Ingress]\ningress:\n- {ports: [{port: 5433}]}")]
    [InlineData("podSelector: {matchLabels: {app: db}}\npolicyTypes: [Ingress]\ningress:\n- {ports: [{protocol: UDP, port: 5432}]}")]
    [InlineData("podSelector: {matchExpressions: [{key: tier, operator: NotIn, values: [x]}]}\npolicyTypes: [Ingress]", "app: db, tier: z")]
    public void NothingThatFits_IsReported(string other, string labels = "app: db") =>
        Marked.Reports(Rule, Two(Egress($"- to: [[|{{podSelector: {{matchLabels: {{{labels}}}}}}}|]]\n  ports: [{{port: 5432}}]"), other));

    [Theory]
    [InlineData("podSelector: {matchLabels: {app: db}}\npolicyTypes: [Ingress]\ningress:\n- {from: [{podSelector: {matchLabels: {app: api}}}], ports: [{port: 5432}]}")]
    [InlineData("podSelector: {matchLabels: {app: db}}\npolicyTypes: [Ingress]\ningress:\n- {}")]
    [InlineData("podSelector: {matchLabels: {app: db}}\npolicyTypes: [Ingress]\ningress:\n- {from: [{ipBlock: {cidr: 10.0.0.0/8}}]}")]
    [InlineData("podSelector: {matchLabels: {app: db}}\npolicyTypes: [Ingress]\ningress:\n- {ports: [{port: postgres}]}")]
    [InlineData("podSelector: {matchLabels: {app: db, tier: x}}\npolicyTypes: [Ingress]")]
    [InlineData("podSelector: {matchExpressions: [{key: tier, operator: NotIn, values: [x]}]}\npolicyTypes: [Ingress]")]
    [InlineData("podSelector: {}\npolicyTypes: [Egress]")]
    public void FlowThatSomePodMayHave_IsFine(string other) =>
        Marked.Reports(Rule, Two(Egress("- to: [{podSelector: {matchLabels: {app: db}}}]\n  ports: [{port: 5432}]"), other));

    // What these policies do not isolate is somebody else's.
    [Fact]
    public void NamespaceOfOthers_IsFine() => Marked.Reports(Rule, Two(Egress("- to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}}]"), DenyIngress));

    [Fact]
    public void BlocksAndEveryone_AreFine() => Marked.Reports(Rule, Two(Egress("- to: [{ipBlock: {cidr: 10.0.0.0/8}}]\n- {}"), DenyIngress));

    [Fact]
    public void PolicyThatTheServerRejects_IsNotInTheWorld() => Marked.Reports(Rule, Two(Egress("- to: [{podSelector: {matchLabels: {app: db}}}]"), DenyIngress + "\ningress: [{ports: [{port: 0}]}]"));

    private static string Egress(string rules) => "podSelector: {matchLabels: {app: api}}\npolicyTypes: [Egress]\negress:\n" + rules;

    private static string Two(string spec, string other) => Manifest.Spec(spec) + "---\n" + Manifest.Spec(other).Replace("name: web", "name: other", StringComparison.Ordinal);
}
