using System;
using System.Linq;
using NetPol.Sharp.Model;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Rules.Exposure;

public sealed class OpenToEveryoneRuleTests
{
    private const string Rule = RuleIds.OpenToEveryone;

    [Fact]
    public void EveryNamespace_IsReportedAtThePeer() => Marked.Says(Rule, Manifest.From("- podSelector: {}\n- [|namespaceSelector: {}|]"), Message("every pod in the cluster"));

    [Fact]
    public void RuleWithoutFrom_IsReported() => Marked.Says(Rule, Manifest.Spec("podSelector: {}\ningress:\n- [|ports: [{port: 80}]|]"), Message("everyone inside and outside the cluster"));

    [Theory]
    [InlineData("- [|namespaceSelector: {}\n  podSelector: {}|]", "every pod in the cluster")]
    [InlineData("- [|ipBlock: {cidr: 0.0.0.0/0}|]", "every IPv4 address")]
    [InlineData("- [|ipBlock: {cidr: '::/0', except: ['fc00::/7']}|]", "every IPv6 address but its exceptions")]
    [InlineData("- [|ipBlock: {cidr: 128.0.0.0/1}|]\n- ipBlock: {cidr: 0.0.0.0/1}", "every IPv4 address ('128.0.0.0/1' and the rest)")]
    [InlineData("- [|namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: Exists}]}|]", "every pod in the cluster")]
    [InlineData("- namespaceSelector: {matchExpressions: [{key: team, operator: Exists}]}\n- [|namespaceSelector: {matchExpressions: [{key: team, operator: DoesNotExist}]}|]", "every pod in the cluster")]
    [InlineData("- [|namespaceSelector: {matchExpressions: [{key: team, operator: NotIn, values: [a]}]}|]\n- namespaceSelector: {matchLabels: {team: a}}", "every pod in the cluster")]
    [InlineData("- [|namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [shop]}]}|]\n- podSelector: {}", "every pod in the cluster")]
    [InlineData("- [|namespaceSelector: {}\n  podSelector: {matchExpressions: [{key: app, operator: DoesNotExist}]}|]\n- namespaceSelector: {}\n  podSelector: {matchExpressions: [{key: app, operator: Exists}]}", "every pod in the cluster")]
    public void WidePeers_AreReported(string from, string who) => Marked.Says(Rule, Manifest.From(from), Message(who));

    [Theory]
    [InlineData("- podSelector: {}")]
    [InlineData("- namespaceSelector: {}\n  podSelector: {matchLabels: {app: prometheus}}")]
    [InlineData("- namespaceSelector: {matchLabels: {team: a}}")]
    [InlineData("- ipBlock: {cidr: 0.0.0.0/1}")]
    [InlineData("- ipBlock: {cidr: 10.0.0.0/8}")]
    [InlineData("- namespaceSelector: {matchExpressions: [{key: team, operator: Exists}]}")]
    [InlineData("- namespaceSelector: {matchExpressions: [{key: team, operator: DoesNotExist}]}")]
    [InlineData("- namespaceSelector: {matchExpressions: [{key: team, operator: NotIn, values: [a, b]}]}\n- namespaceSelector: {matchLabels: {team: a}}")]
    [InlineData("- namespaceSelector: {matchExpressions: [{key: team, operator: Exists}]}\n- namespaceSelector: {matchExpressions: [{key: team, operator: DoesNotExist}]}\n  podSelector: {matchLabels: {app: a}}")]
    [InlineData("- namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [other]}]}\n- podSelector: {}")]
    [InlineData("- namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: Exists}]}\n  podSelector: {matchLabels: {app: a}}")]
    public void NarrowPeers_AreFine(string from) => Marked.Reports(Rule, Manifest.From(from));

    [Theory]
    [InlineData("{from: [[|{ipBlock: {cidr: 0.0.0.0/1}}|]], ports: [{port: 80}]}, {from: [{ipBlock: {cidr: 128.0.0.0/1}}], ports: [{port: 80}]}", "every IPv4 address ('0.0.0.0/1' and the rest)")]
    [InlineData("{from: [{namespaceSelector: {matchExpressions: [{key: a, operator: Exists}]}}]}, {from: [[|{namespaceSelector: {matchExpressions: [{key: a, operator: DoesNotExist}]}}|]]}", "every pod in the cluster")]
    public void RulesThatAddUp_AreReportedOnce(string rules, string who) => Marked.Says(Rule, Manifest.Spec($"podSelector: {{}}\ningress: [{rules}]"), Message(who));

    [Theory]
    [InlineData("{from: [{ipBlock: {cidr: 0.0.0.0/1}}], ports: [{port: 80}]}, {from: [{ipBlock: {cidr: 128.0.0.0/1}}], ports: [{port: 443}]}")]
    [InlineData("{from: [{ipBlock: {cidr: 0.0.0.0/1}}]}, {from: [{ipBlock: {cidr: 128.0.0.0/2}}]}")]
    public void RulesThatDoNotAddUp_AreFine(string rules) => Marked.Reports(Rule, Manifest.Spec($"podSelector: {{}}\ningress: [{rules}]"));

    [Theory]
    [InlineData("type: LoadBalancer", "{ports: [{port: 8080}]}")]
    [InlineData("type: NodePort", "{ports: [{port: http}]}")]
    [InlineData("type: LoadBalancer", "{from: [{ipBlock: {cidr: 0.0.0.0/0}}], ports: [{port: 8080}]}")]
    [InlineData("type: LoadBalancer", "{}")]
    public void PodsThatTheManifestsMakePublic_AreFine(string service, string rule) => Marked.Reports(Rule, Manifest.Join(
        Manifest.Deployment("web", "app: web", "{name: http, containerPort: 8080}"),
        Manifest.Service("web", "app: web", "port: 80, targetPort: 8080", service),
        Manifest.Ingress(rule, "web", "matchLabels: {app: web}")));

    [Theory]
    [InlineData("type: ClusterIP", "{ports: [{port: 8080}]}", "app: web", "{name: http, containerPort: 8080}")]
    [InlineData("type: LoadBalancer, loadBalancerSourceRanges: [10.0.0.0/8]", "{ports: [{port: 8080}]}", "app: web", "{name: http, containerPort: 8080}")]
    [InlineData("type: LoadBalancer", "{ports: [{port: 9090}]}", "app: web", "{name: http, containerPort: 8080}")]
    [InlineData("type: LoadBalancer", "{ports: [{port: 8080, endPort: 8081}]}", "app: web", "{name: http, containerPort: 8080}")]
    [InlineData("type: LoadBalancer", "{}", "app: web", "{name: http, containerPort: 8080}, {name: admin, containerPort: 9090}")]
    [InlineData("type: LoadBalancer", "{}", "app: web", "")]
    [InlineData("type: LoadBalancer", "{ports: [{port: 8080}]}", "", "{name: http, containerPort: 8080}")]
    public void MoreThanTheManifestsMakePublic_IsReported(string service, string rule, string selector, string ports) => Assert.Contains(Marked.Lint(Manifest.Join(
        Manifest.Deployment("web", "app: web", ports),
        Manifest.Deployment("other", "app: other", "{name: http, containerPort: 8080}"),
        Manifest.Service("web", "app: web", "port: 80, targetPort: 8080", service),
        Manifest.Ingress(rule, "web", selector.Length == 0 ? "" : $"matchLabels: {{{selector}}}"))).Findings, finding => finding.RuleId == Rule);

    [Fact]
    public void PodsOnTheHostNetwork_AreFine() => Marked.Reports(Rule, Manifest.Join(
        Manifest.Deployment("web", "app: web", "{name: http, containerPort: 8080}", spec: "hostNetwork: true"),
        Manifest.Ingress("{}", "web", "matchLabels: {app: web}")));

    [Theory]
    [InlineData("podSelector: {}\npolicyTypes: [Ingress, Egress]\negress: [{to: [{namespaceSelector: {}}]}]")]
    [InlineData("podSelector: {}\npolicyTypes: [Egress]\ningress: [{}]")]
    [InlineData("podSelector: {}")]
    public void OtherDirectionAndRulesWithoutEffect_AreFine(string spec) => Marked.Reports(Rule, Manifest.Spec(spec));

    [Fact]
    public void Reason_IsEnough()
    {
        var policy = Manifest.From("- namespaceSelector: {}");
        Marked.Reports(Rule, policy.Replace("namespace: shop", "namespace: shop\n  annotations: {netpol.sharp/because: the shop is public}", StringComparison.Ordinal));
        Marked.Reports(Rule, Manifest.From("- [|namespaceSelector: {}|]").Replace("namespace: shop", "namespace: shop\n  annotations: {netpol.sharp/because: ' '}", StringComparison.Ordinal));
        Marked.Reports(Rule, policy.Replace("namespace: shop", "namespace: shop\n  annotations: {netpol.sharp/accept-NETPOL4004: public}", StringComparison.Ordinal));
    }

    [Fact]
    public void OpenWorld_IsJudged() => Marked.Reports(Rule, Manifest.From("- [|namespaceSelector: {}|]"), isOpen: true);

    [Fact]
    public void PoliciesOfAProgram_AreJudgedAlike()
    {
        var open = Allow.From(AllNamespaces).To("app=web").OnTcp(80);
        Assert.Equal(
            ["Policy 'shop/web' lets every pod in the cluster reach pods 'app=web' in 'shop'; name those that have to, or say why in the annotation 'netpol.sharp/because' (.Because)"],
            Marked.OfProgram(Rule, InNamespace("shop", [open.Named("web")])).Select(finding => finding.Message));
        Assert.Single(Marked.OfProgram(Rule, InNamespace("shop", [Allow.From(Anywhere).To("app=web").OnTcp(80)])));
        Assert.Empty(Marked.OfProgram(Rule, InNamespace("shop", [open.Because("public")])));
    }

    private static string Message(string who) => $"Policy 'shop/web' lets {who} reach all pods in 'shop'; name those that have to, or say why in the annotation 'netpol.sharp/because' (.Because)";
}
