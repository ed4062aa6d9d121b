using System.Linq;
using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.Rules.Effect;

public sealed class RuleAlreadyAllowedRuleTests
{
    private const string Rule = RuleIds.RuleAlreadyAllowed;

    [Fact]
    public void NarrowerPeer_IsReported()
    {
        var finding = Assert.Single(Marked.Reports(Rule, Ingress("- {from: [{podSelector: {}}], ports: [{port: 80}]}", "- [|{from: [{podSelector: {matchLabels: {app: a}}}], ports: [{port: 80}]}|]")));
        Assert.Equal("This rule of policy 'shop/web' changes nothing: ingress rule 1 of policy 'shop/web' allows the same connections and maybe more; remove this rule, or narrow the other one", finding.Message);
        Assert.Equal("allows them already", Assert.Single(finding.Related).Message);
    }

    [Theory]
    [InlineData("- {}", "- [|{from: [{podSelector: {}}]}|]")]
    [InlineData("- {ports: [{port: 80, endPort: 90}]}", "- [|{ports: [{port: 85}, {port: 88, endPort: 90}]}|]")]
    [InlineData("- {ports: [{}]}", "- [|{ports: [{port: http}]}|]")]
    [InlineData("- {from: [{ipBlock: {cidr: 10.0.0.0/8}}]}", "- [|{from: [{ipBlock: {cidr: 10.1.0.0/16}}]}|]")]
    [InlineData("- {from: [{namespaceSelector: {}}]}", "- [|{from: [{podSelector: {}}]}|]")]
    [InlineData("- {from: [{ipBlock: {cidr: 10.0.0.0/9}}, {ipBlock: {cidr: 10.128.0.0/9}}]}", "- [|{from: [{ipBlock: {cidr: 10.64.0.0/10}}, {ipBlock: {cidr: 10.128.0.0/10}}]}|]")]
    public void SubsetOfAnotherRule_IsReported(string wide, string narrow)
    {
        Marked.Reports(Rule, Ingress(wide, narrow));
        Marked.Reports(Rule, Ingress(narrow, wide));
    }

    [Theory]
    [InlineData("- {from: [{podSelector: {matchExpressions: [{key: app, operator: In, values: [a]}]}}, {podSelector: {matchExpressions: [{key: app, operator: NotIn, values: [a]}]}}]}", "- [|{from: [{podSelector: {}}]}|]")]
    [InlineData("- {from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}}]}", "- [|{from: [{podSelector: {}}]}|]")]
    public void SameInOtherWords_IsReported(string first, string second) => Marked.Reports(Rule, Ingress(first, second));

    [Fact]
    public void SameRuleTwice_IsReportedOnceAndLater() => Marked.Reports(Rule, Ingress("- {ports: [{port: 80}]}", "- [|{ports: [{protocol: TCP, port: 80}]}|]"));

    [Fact]
    public void RuleOfAPolicyForMorePods_Counts() => Marked.Reports(
        Rule,
        Manifest.Spec("podSelector: {matchLabels: {app: a, tier: b}}\ningress:\n- [|{ports: [{port: 80}]}|]") + "---\n" + Policy("all", "podSelector: {matchLabels: {app: a}}\ningress:\n- {}"));

    [Fact]
    public void OfTwoPolicies_TheLaterNameIsReportedWhereverItStands()
    {
        var first = Policy("a", "podSelector: {}\ningress:\n- {ports: [{port: 80}]}");
        var later = Policy("b", "podSelector: {}\ningress:\n- [|{ports: [{port: 80}]}|]");
        Marked.Reports(Rule, first + "---\n" + later);
        Marked.Reports(Rule, later + "---\n" + first);
    }

    [Theory]
    [InlineData("podSelector: {matchLabels: {app: b}}\ningress:\n- {}")]
    [InlineData("podSelector: {}\npolicyTypes: [Egress]\negress:\n- {}")]
    [InlineData("podSelector: {}\ningress:\n- {ports: [{protocol: UDP, port: 80}]}")]
    [InlineData("podSelector: {}\ningress:\n- {from: [{podSelector: {}}]}")]
    [InlineData("podSelector: {}\ningress:\n- {ports: [{port: http}]}")]
    public void RuleForOthers_IsFine(string other) => Marked.Reports(Rule, Manifest.Spec("podSelector: {matchLabels: {app: a}}\ningress:\n- {ports: [{port: 80}]}") + "---\n" + Policy("other", other));

    [Fact]
    public void OtherNamespace_IsFine() => Marked.Reports(
        Rule, Manifest.Spec("podSelector: {}\ningress:\n- {}") + "---\n" + Policy("web", "podSelector: {}\ningress:\n- {}").Replace("namespace: shop", "namespace: other", System.StringComparison.Ordinal));

    [Fact]
    public void AcceptedFinding_IsNotReported() => Marked.Reports(
        Rule, Manifest.Of("name: web\nnamespace: shop\nannotations: {netpol.sharp/accept-NETPOL2010: theirs may go}", "podSelector: {}\ningress:\n- {}\n- {ports: [{port: 80}]}"));

    // Cilium matches no pods with ipBlocks, and removing the selector would cut them off.
    [Fact]
    public void EveryAddress_IsNotEveryPod() => Marked.Reports(Rule, Ingress("- {from: [{ipBlock: {cidr: 0.0.0.0/0}}, {ipBlock: {cidr: '::/0'}}]}", "- {from: [{podSelector: {}}]}"));

    // Blocks may match pods, but no selector matches what is no pod.
    [Fact]
    public void EveryPod_IsNotEveryAddress() => Marked.Reports(Rule, Ingress("- {from: [{namespaceSelector: {}}]}", "- {from: [{ipBlock: {cidr: 10.0.0.0/8}}]}"));

    [Fact]
    public void ManyPoliciesOfOneNamespace_AreComparedQuickly()
    {
        var policies = string.Join("---\n", Enumerable.Range(0, 3000).Select(number => Policy($"p{number}", $"podSelector: {{matchLabels: {{app: a{number}}}}}\ningress:\n- {{from: [{{podSelector: {{matchLabels: {{app: b{number}}}}}}}], ports: [{{port: 80}}]}}")));
        Marked.Reports(Rule, policies);
    }

    private static string Ingress(params string[] rules) => Manifest.Spec("podSelector: {}\ningress:\n" + string.Join('\n', rules));

    private static string Policy(string name, string spec) => Manifest.Spec(spec).Replace("name: web", "name: " + name, System.StringComparison.Ordinal);
}
