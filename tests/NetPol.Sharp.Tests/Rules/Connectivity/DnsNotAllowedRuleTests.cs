using System;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Rules.Connectivity;

public sealed class DnsNotAllowedRuleTests
{
    private const string Rule = RuleIds.DnsNotAllowed;
    private const string Database = "{to: [{podSelector: {matchLabels: {app: db}}}], ports: [{port: 5432}]}";
    private const string KubeSystem = "namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}";
    private const string DnsPods = KubeSystem + ", podSelector: {matchLabels: {k8s-app: kube-dns}}";
    private const string Udp = "ports: [{protocol: UDP, port: 53}]";

    private const string Message = "Pods 'app=api' in 'shop' may reach pods 'app=db' but cannot resolve names: policy 'shop/api' isolates their egress and nothing allows them DNS; "
        + "add Allow.Dns, or allow UDP and TCP 53 to the cluster's DNS pods";

    [Fact]
    public void EgressWithoutDns_IsReportedAtTheRule()
    {
        var finding = Assert.Single(Marked.Reports(Rule, Egress("api", "matchLabels: {app: api}", $"[|{Database}|]")));
        Assert.Equal(Message, finding.Message);
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Equal([new KeyValue("namespace", "shop"), new KeyValue("podSelector", "app=api")], finding.Data);
    }

    [Fact]
    public void RulesOfAPolicy_AreReportedOnce() => Marked.Reports(Rule, Egress("api", "", $"[|{Database}|], {{to: [{{namespaceSelector: {{}}}}], ports: [{{port: 80}}]}}"));

    [Fact]
    public void EveryPolicyWithoutDns_IsReported() => Marked.Reports(Rule, Manifest.Join(Egress("a", "matchLabels: {app: a}", $"[|{Database}|]"), Egress("b", "matchLabels: {app: b}", $"[|{Database}|]")));

    // Allow.Dns, and everything else that may be the cluster's DNS.
    [Theory]
    [InlineData("{to: [{" + DnsPods + "}], " + Udp + "}")]
    [InlineData("{to: [{" + DnsPods + "}], ports: [{protocol: UDP, port: dns}]}")]
    [InlineData("{to: [{" + DnsPods + "}], ports: [{protocol: UDP}]}")]
    [InlineData("{to: [{" + DnsPods + "}]}")]
    [InlineData("{to: [{" + KubeSystem + "}], " + Udp + "}")]
    [InlineData("{to: [{" + KubeSystem + "}]}")]
    [InlineData("{to: [{" + KubeSystem + ", podSelector: {matchLabels: {k8s-app: coredns}}}], " + Udp + "}")]
    [InlineData("{to: [{namespaceSelector: {matchLabels: {name: kube-system}}}], " + Udp + "}")]
    [InlineData("{to: [{namespaceSelector: {}}], " + Udp + "}")]
    [InlineData("{to: [{namespaceSelector: {}}]}")]
    [InlineData("{to: [{namespaceSelector: {}, podSelector: {matchLabels: {k8s-app: kube-dns}}}], " + Udp + "}")]
    [InlineData("{to: [{namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: In, values: [a, kube-system]}]}}], " + Udp + "}")]
    [InlineData("{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: openshift-dns}}}], ports: [{protocol: UDP, port: 5353}]}")]
    [InlineData("{to: [{ipBlock: {cidr: 169.254.20.10/32}}], " + Udp + "}")]
    [InlineData("{to: [{ipBlock: {cidr: 10.96.0.10/32}}], " + Udp + "}")]
    [InlineData("{to: [{ipBlock: {cidr: 10.0.0.0/8}}]}")]
    [InlineData("{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: openshift-dns}}}], ports: [{protocol: UDP, port: dns}]}")]
    [InlineData("{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: openshift-dns}}}], ports: [{protocol: UDP, port: 53}, {protocol: UDP, port: 5353}]}")]
    [InlineData("{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: openshift-dns}}}]}")]
    [InlineData("{to: [{namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: In, values: [kube-system, openshift-dns]}]}}], " + Udp + "}")]
    [InlineData("{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: my-dns}}}], " + Udp + "}")]
    [InlineData("{to: [{namespaceSelector: {matchExpressions: [{key: team, operator: Exists}]}}], " + Udp + "}")]
    [InlineData("{to: [{namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [kube-system]}]}, podSelector: {matchLabels: {app: dnsmasq}}}], " + Udp + "}")]
    [InlineData("{to: [{namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [prod]}]}}], " + Udp + "}")]
    [InlineData("{to: [{ipBlock: {cidr: 10.96.0.10/32}}]}")]
    [InlineData("{to: [{ipBlock: {cidr: 10.96.0.10/32}}], ports: [{protocol: UDP, port: 1, endPort: 65535}, {port: 1, endPort: 65535}]}")]
    [InlineData("{to: [{ipBlock: {cidr: 169.254.169.254/32}}]}")]
    [InlineData("{to: [{ipBlock: {cidr: 169.254.25.10/32}}]}")]
    [InlineData("{to: [{ipBlock: {cidr: 169.254.169.0/24}}]}")]
    [InlineData("{to: [{ipBlock: {cidr: 'fd00:10:96::a/128'}}]}")]
    [InlineData("{to: [{ipBlock: {cidr: 'fe80::/64'}}]}")]
    [InlineData("{to: [{ipBlock: {cidr: 0.0.0.0/0, except: [169.254.169.254/32]}}]}")]
    [InlineData("{" + Udp + "}")]
    [InlineData("{ports: [{protocol: UDP, port: 1, endPort: 1024}]}")]
    [InlineData("{}")]
    public void Dns_InTheSamePolicyOrAnotherOne_IsFine(string dns)
    {
        Marked.Reports(Rule, Egress("api", "matchLabels: {app: api}", $"{Database}, {dns}"));
        Marked.Reports(Rule, Manifest.Join(Egress("api", "matchLabels: {app: api}", Database), Egress("dns", "", dns)));
    }

    [Theory]
    [InlineData("{to: [{" + DnsPods + "}], ports: [{port: 53}]}")]
    [InlineData("{to: [{" + DnsPods + "}], ports: [{protocol: UDP, port: 5353}]}")]
    [InlineData("{to: [{" + KubeSystem + ", podSelector: {matchLabels: {k8s-app: metrics}}}]}")]
    [InlineData("{to: [{podSelector: {matchLabels: {k8s-app: kube-dns}}}], " + Udp + "}")]
    [InlineData("{to: [{namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [kube-system]}]}}]}")]
    [InlineData("{to: [{namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [kube-system]}]}}], " + Udp + "}")]
    [InlineData("{to: [{namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: Exists}, {key: kubernetes.io/metadata.name, operator: NotIn, values: [kube-system]}]}}], " + Udp + "}")]
    [InlineData("{ports: [{protocol: UDP, port: syslog}]}")]
    [InlineData("{to: [{" + DnsPods + "}], ports: [{protocol: UDP, port: metrics}]}")]
    [InlineData("{to: [{" + DnsPods + "}], ports: [{port: dns}]}")]
    [InlineData("{to: [{ipBlock: {cidr: 10.96.0.10/32}}], ports: [{protocol: UDP, port: 123}, {port: 53}]}")]
    [InlineData("{to: [{ipBlock: {cidr: 10.96.0.0/24}}]}")]
    [InlineData("{to: [{ipBlock: {cidr: 203.0.113.0/24}}]}")]
    [InlineData("{to: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10, 169.254.0.0/16]}}]}")]
    [InlineData("{ports: [{port: 443}]}")]
    public void WhatIsNotDns_DoesNotCount(string rule) => Marked.Reports(Rule, Egress("api", "matchLabels: {app: api}", $"[|{rule}|]"));

    // A name of some other port in one rule, and nothing about DNS in the next.
    [Fact]
    public void NameThatIsNotOfDns_DoesNotCount() =>
        Marked.Reports(Rule, Egress("api", "matchLabels: {app: api}", "[|{to: [{podSelector: {}}], ports: [{port: 80}]}|], {ports: [{protocol: UDP, port: syslog}]}"));

    // Policies see the port of the pods, and theirs is another one than the Service's.
    [Theory]
    [InlineData("kubernetes.io/metadata.name")]
    [InlineData("name")]
    public void OpenShiftOnThePortOfTheService_IsReportedWithThePortOfThePods(string key) => Marked.Says(
        Rule,
        Egress("api", "matchLabels: {app: api}", $"[|{Database}|], {{to: [{{namespaceSelector: {{matchLabels: {{{key}: openshift-dns}}}}, podSelector: {{matchLabels: {{dns.operator.openshift.io/daemonset-dns: default}}}}}}], {Udp}}}"),
        Message.Replace("add Allow.Dns, or allow UDP and TCP 53 to the cluster's DNS pods", "allow UDP and TCP 5353 to the DNS pods of 'openshift-dns', which do not listen on 53", StringComparison.Ordinal));

    [Fact]
    public void DnsForOthers_DoesNotCount() => Marked.Says(
        Rule, Manifest.Join(Egress("api", "matchLabels: {app: api}", $"[|{Database}|]"), Egress("dns", "matchLabels: {app: web}", $"{{to: [{{{DnsPods}}}], {Udp}}}")), Message);

    [Fact]
    public void DnsForSomeOfThem_IsReportedWithThat() => Marked.Says(
        Rule,
        Manifest.Join(Egress("api", "matchLabels: {app: api}", $"[|{Database}|]"), Egress("dns", "matchLabels: {app: api, dns: 'on'}", $"{{to: [{{{DnsPods}}}], {Udp}}}")),
        Message.Replace("them DNS", "all of them DNS", StringComparison.Ordinal));

    // Together they are for everyone.
    [Fact]
    public void UnionOfPoliciesThatAllowDns_IsFine() => Marked.Reports(Rule, Manifest.Join(
        Egress("api", "matchLabels: {app: api}", Database),
        Egress("dns-1", "matchExpressions: [{key: dns, operator: Exists}]", $"{{to: [{{{DnsPods}}}], {Udp}}}"),
        Egress("dns-2", "matchExpressions: [{key: dns, operator: DoesNotExist}]", $"{{to: [{{{DnsPods}}}], {Udp}}}")));

    [Fact]
    public void DnsInAnotherNamespace_DoesNotCount() => Marked.Reports(
        Rule, Manifest.Join(Egress("api", "matchLabels: {app: api}", $"[|{Database}|]"), Egress("dns", "", $"{{to: [{{{DnsPods}}}], {Udp}}}").Replace("namespace: shop", "namespace: other", StringComparison.Ordinal)));

    [Theory]
    [InlineData("podSelector: {}\ningress:\n- from: [{podSelector: {}}]")]
    [InlineData("podSelector: {}\npolicyTypes: [Egress]")]
    [InlineData("podSelector: {}\npolicyTypes: [Egress]\negress: []")]
    [InlineData("podSelector: {}\npolicyTypes: [Ingress]\negress: [" + Database + "]")]
    [InlineData("podSelector: {matchLabels: {a: b}, matchExpressions: [{key: a, operator: DoesNotExist}]}\npolicyTypes: [Egress]\negress: [" + Database + "]")]
    public void PodsThatMayReachNothingOrEverything_AreFine(string spec) => Marked.Reports(Rule, Manifest.Spec(spec));

    [Fact]
    public void Dns_NeedsNone()
    {
        var policy = Egress("dns", "matchLabels: {k8s-app: kube-dns}", "{to: [{ipBlock: {cidr: 203.0.113.53/32}}], ports: [{port: 443}]}");
        Marked.Reports(Rule, policy.Replace("namespace: shop", "namespace: kube-system", StringComparison.Ordinal));
        Marked.Reports(Rule, Egress("all", "", $"[|{Database}|]").Replace("namespace: shop", "namespace: kube-system", StringComparison.Ordinal));
    }

    [Fact]
    public void KnownPods_AreJudgedAsTheyAre()
    {
        var dns = Egress("dns", "matchLabels: {dns: 'on'}", $"{{to: [{{{DnsPods}}}], {Udp}}}");
        var with = Manifest.Deployment("with", "app: api, dns: 'on'");
        Marked.Reports(Rule, Manifest.Join(Egress("api", "matchLabels: {app: api}", Database), dns, with));
        Marked.Says(
            Rule,
            Manifest.Join(Egress("api", "matchLabels: {app: api}", $"[|{Database}|]"), dns, with, Manifest.Deployment("without", "app: api")),
            Message.Replace("'shop' may", "'shop' (for example 'shop/without[Deployment]') may", StringComparison.Ordinal).Replace("them DNS", "all of them DNS", StringComparison.Ordinal));
        Marked.Reports(Rule, Manifest.Join(Egress("api", "matchLabels: {app: api}", Database), Manifest.Deployment("host", "app: api", spec: "hostNetwork: true")));
    }

    [Fact]
    public void DnsOfTheOwnNamespace_CountsWhereItIsKnown()
    {
        var policy = Egress("api", "", $"{Database}, {{to: [{{podSelector: {{matchLabels: {{app: dnsmasq}}}}}}], {Udp}}}");
        Marked.Reports(Rule, Manifest.Join(policy, Manifest.Deployment("dnsmasq", "app: dnsmasq", "{containerPort: 53, protocol: UDP}")));
        Marked.Reports(Rule, policy.Replace(Database, $"[|{Database}|]", StringComparison.Ordinal));
    }

    [Fact]
    public void AcceptedFinding_IsNotReported() =>
        Marked.Reports(Rule, Egress("api", "", Database).Replace("namespace: shop", "namespace: shop\n  annotations: {netpol.sharp/accept-NETPOL3001: addresses only}", StringComparison.Ordinal));

    // A policy that is not known may allow it.
    [Fact]
    public void OpenWorld_IsNotJudged() => Marked.Reports(Rule, Egress("api", "", Database), isOpen: true);

    [Fact]
    public void PoliciesOfAProgram_AreJudgedAlike()
    {
        PolicySet without = InNamespace("shop", [DefaultDeny.All, Allow.From("app=api").To("app=db").OnTcp(5432)]);
        Assert.Equal([Message], Marked.OfProgram(Rule, without).Select(finding => finding.Message));
        Assert.Empty(Marked.OfProgram(Rule, without, isOpen: true));
        Assert.Empty(Marked.OfProgram(Rule, InNamespace("shop", [DefaultDeny.All, Allow.Dns, Allow.From("app=api").To("app=db").OnTcp(5432)])));
        Assert.Empty(Marked.OfProgram(Rule, InNamespace("shop", [DefaultDeny.All, Allow.From("app=api").To("app=db").OnTcp(5432).Accept(Rule, "addresses only")])));
    }

    private static string Egress(string name, string selector, string rules) =>
        Manifest.Of($"name: {name}\nnamespace: shop", $"podSelector: {{{selector}}}\npolicyTypes: [Egress]\negress: [{rules}]");
}
