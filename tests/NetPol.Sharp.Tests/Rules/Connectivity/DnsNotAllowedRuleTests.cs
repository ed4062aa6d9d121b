using System;
using System.Linq;
using NetPol.Sharp.Model;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Rules.Connectivity;

public sealed class DnsNotAllowedRuleTests
{
    private const string Rule = RuleIds.DnsNotAllowed;
    private const string Dns = "podSelector: {}\npolicyTypes: [Egress]\negress:\n- to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}, podSelector: {matchLabels: {k8s-app: kube-dns}}}]\n  ports: [{port: 53, protocol: UDP}]";
    private static readonly string s_bad = Egress("app: api", "- [|{to: [{podSelector: {matchLabels: {app: db}}}], ports: [{port: 5432}]}|]");
    private static readonly string s_fine = Marked.Plain(s_bad);

    [Fact]
    public void EgressWithoutDns_IsReported()
    {
        var finding = Assert.Single(Marked.Reports(Rule, s_bad));
        Assert.Equal(
            "Pods 'app=api' in 'shop' may reach pods 'app=db' but cannot resolve names: policy 'shop/web' isolates their egress and nothing allows them DNS; add Allow.Dns, or allow UDP and TCP 53 to the cluster's DNS pods",
            finding.Message);
        Assert.Equal([new KeyValue("namespace", "shop"), new KeyValue("podSelector", "app=api")], finding.Data);
    }

    [Fact]
    public void DnsOfAnotherPolicy_IsEnough() => Marked.Reports(Rule, Two(s_fine, Dns));

    [Theory]
    [InlineData("- {to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}}], ports: [{port: 53, protocol: UDP}]}")]
    [InlineData("- {to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}}]}")]
    [InlineData("- {to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}}], ports: [{port: dns, protocol: UDP}]}")]
    [InlineData("- {to: [{namespaceSelector: {matchLabels: {name: kube-system}}}], ports: [{port: 53, protocol: UDP}]}")]
    [InlineData("- {to: [{namespaceSelector: {}}], ports: [{port: 53, protocol: UDP}]}")]
    [InlineData("- {to: [{namespaceSelector: {}, podSelector: {matchLabels: {k8s-app: kube-dns}}}]}")]
    [InlineData("- {to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: openshift-dns}}}], ports: [{port: 5353, protocol: UDP}]}")]
    [InlineData("- {to: [{ipBlock: {cidr: 169.254.20.10/32}}], ports: [{port: 53, protocol: UDP}]}")]
    [InlineData("- {to: [{ipBlock: {cidr: 10.96.0.10/32}}], ports: [{port: 53, protocol: UDP}]}")]
    [InlineData("- {to: [{ipBlock: {cidr: 0.0.0.0/0, except: [169.254.169.254/32]}}]}")]
    [InlineData("- {ports: [{port: 53, protocol: UDP}]}")]
    [InlineData("- {ports: [{port: 1, endPort: 100, protocol: UDP}]}")]
    [InlineData("- {}")]
    public void DnsByHand_IsEnough(string rule)
    {
        Marked.Reports(Rule, Two(s_fine, $"podSelector: {{}}\npolicyTypes: [Egress]\negress:\n{rule}"));
        Marked.Reports(Rule, Egress("app: api", $"- to: [{{podSelector: {{}}}}]\n{rule}"));
    }

    [Theory]
    [InlineData("- {to: [{podSelector: {matchLabels: {k8s-app: kube-dns}}}], ports: [{port: 53, protocol: UDP}]}")]
    [InlineData("- {to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}}], ports: [{port: 53}]}")]
    [InlineData("- {to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}}], ports: [{port: 5353, protocol: UDP}]}")]
    [InlineData("- {to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}, podSelector: {matchLabels: {app: x}}}]}")]
    [InlineData("- {to: [{namespaceSelector: {matchLabels: {team: a}}}]}")]
    [InlineData("- {to: [{ipBlock: {cidr: 10.0.0.0/8}}], ports: [{port: 443}]}")]
    [InlineData("- {to: [{ipBlock: {cidr: 10.1.2.0/24}}]}")]
    [InlineData("- {to: [{ipBlock: {cidr: 203.0.113.0/24}}]}")]
    [InlineData("- {to: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10, 169.254.0.0/16]}}]}")]
    public void WhatIsNoDns_IsReported(string rule) => Assert.Single(Marked.Lint(Egress("app: api", rule)).Findings, finding => finding.RuleId == Rule);

    [Fact]
    public void DnsForSomeOfThePods_IsNotEnough() => Assert.Contains(
        "nothing allows all of them DNS",
        Assert.Single(Marked.Reports(Rule, Two(s_bad, Dns.Replace("podSelector: {}\n", "podSelector: {matchLabels: {tier: x}}\n", StringComparison.Ordinal)))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void DnsForEachPartOfThePods_IsEnough() => Marked.Reports(Rule, Manifest.Join(
        s_fine, Other("one", "{matchExpressions: [{key: tier, operator: In, values: [x]}]}"), Other("two", "{matchExpressions: [{key: tier, operator: NotIn, values: [x]}]}")));

    [Fact]
    public void DnsOfAnotherNamespace_IsNotEnough() => Marked.Reports(Rule, Two(s_bad, Dns).Replace("name: other\n  namespace: shop", "name: other\n  namespace: else", StringComparison.Ordinal));

    [Theory]
    [InlineData("podSelector: {}\npolicyTypes: [Egress]")]
    [InlineData("podSelector: {}\npolicyTypes: [Ingress]\negress: [{to: [{podSelector: {}}]}]")]
    [InlineData("podSelector: {}\npolicyTypes: [Ingress]")]
    public void PodsThatMayReachNothing_AreIsolatedOnPurpose(string spec) => Marked.Reports(Rule, Manifest.Spec(spec));

    [Fact]
    public void InANamespaceOfWorkloads_OnlyThoseCount()
    {
        var dns = Dns.Replace("podSelector: {}\n", "podSelector: {matchLabels: {tier: x}}\n", StringComparison.Ordinal);
        Marked.Reports(Rule, Manifest.Join(Two(s_fine, dns), Manifest.Deployment("api", "app: api, tier: x"), Manifest.Deployment("other", "app: other")));
        Marked.Reports(Rule, Manifest.Join(s_fine, Manifest.Deployment("other", "app: other")));
        Marked.Reports(Rule, Manifest.Join(s_fine, Manifest.Deployment("api", "app: api", spec: "hostNetwork: true")));
        var finding = Assert.Single(Marked.Reports(Rule, Manifest.Join(Two(s_bad, dns), Manifest.Deployment("a", "app: api, tier: x"), Manifest.Deployment("b", "app: api"))));
        Assert.StartsWith("Pods 'app=api' in 'shop' (for example 'shop/b[Deployment]') may reach", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PodsOfDnsItself_AreFine() => Marked.Reports(
        Rule, Manifest.Of("name: dns\nnamespace: kube-system", "podSelector: {matchLabels: {k8s-app: kube-dns}}\npolicyTypes: [Egress]\negress: [{to: [{ipBlock: {cidr: 203.0.113.0/24}}], ports: [{port: 853}]}]"));

    [Fact]
    public void OnePolicy_IsOneFinding() => Marked.Reports(Rule, Egress("app: api", "- [|{to: [{podSelector: {matchLabels: {app: db}}}]}|]\n- {to: [{podSelector: {matchLabels: {app: cache}}}]}"));

    [Fact]
    public void OpenWorld_IsNotJudged() => Marked.Reports(Rule, s_fine, isOpen: true);

    [Fact]
    public void AcceptedFinding_IsNotReported() => Marked.Reports(
        Rule, s_fine.Replace("namespace: shop", "namespace: shop\n  annotations: {netpol.sharp/accept-NETPOL3001: addresses only}", StringComparison.Ordinal));

    [Fact]
    public void PoliciesOfAProgram_AreJudgedAlike()
    {
        Assert.Single(Marked.OfProgram(Rule, InNamespace("shop", [DefaultDeny.All, Allow.From("app=api").To("app=db").OnTcp(5432)])));
        Assert.Empty(Marked.OfProgram(Rule, InNamespace("shop", [DefaultDeny.All, Allow.Dns, Allow.From("app=api").To("app=db").OnTcp(5432)])));
    }

    [Fact]
    public void ManyPoliciesOfOneNamespace_AreJudgedInTime()
    {
        const int count = 3000;
        var policies = Enumerable.Range(0, count).Select(number => Egress($"app: a{number}", $"- {{to: [{{podSelector: {{matchLabels: {{app: b{number}}}}}}}], ports: [{{port: 80}}]}}")
            .Replace("name: web", $"name: p{number}", StringComparison.Ordinal));
        Assert.Equal(count, Marked.Lint(Manifest.Join([.. policies])).Findings.Count(finding => finding.RuleId == Rule));
    }

    private static string Egress(string labels, string rules) => Manifest.Spec($"podSelector: {{matchLabels: {{{labels}}}}}\npolicyTypes: [Egress]\negress:\n{rules}");

    private static string Other(string name, string selector) =>
        Manifest.Spec(Dns.Replace("podSelector: {}\n", $"podSelector: {selector}\n", StringComparison.Ordinal)).Replace("name: web", "name: " + name, StringComparison.Ordinal);

    private static string Two(string policy, string other) => policy + "---\n" + Manifest.Spec(other).Replace("name: web", "name: other", StringComparison.Ordinal);
}
