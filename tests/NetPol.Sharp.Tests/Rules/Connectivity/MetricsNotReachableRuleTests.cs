using System;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Rules.Connectivity;

public sealed class MetricsNotReachableRuleTests
{
    private const string Rule = RuleIds.MetricsNotReachable;
    private const string Annotated = "Prometheus is to scrape 'shop/api[Deployment]' (annotation 'prometheus.io/scrape'), but policy 'shop/api' isolates them for ingress and nothing admits it on 'TCP 9090', "
        + "so there are no metrics; allow the pods of Prometheus, in their namespace, on that port";
    private const string Scraped = "prometheus.io/scrape: 'true', prometheus.io/port: '9090'";
    private static readonly string s_api = Manifest.Deployment("api", "app: api", "{name: http, containerPort: 8080}, {name: metrics, containerPort: 9090}");

    // Its own labels are on the Service, and the ports have names of their own.
    private static readonly string s_service = Manifest.Service("api", "app: api", "name: web-metrics, port: 80, targetPort: metrics").Replace("namespace: shop}", "namespace: shop, labels: {team: x}}", StringComparison.Ordinal);

    [Fact]
    public void AnnotatedPods_AreReportedAtTheWorkload()
    {
        var finding = Assert.Single(Marked.Reports(Rule, Manifest.Join(Pods(Scraped, "[|api|]"), Policy(""))));
        Assert.Equal(Annotated, finding.Message);
        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Equal("isolates them", Assert.Single(finding.Related).Message);
    }

    [Fact]
    public void AnnotationWithoutAPort_MeansTheDeclaredOnes() => Marked.Says(
        Rule, Manifest.Join(Pods("prometheus.io/scrape: 'true'", "[|api|]"), Policy("")), Annotated.Replace("'TCP 9090'", "'TCP 8080', 'TCP 9090'", StringComparison.Ordinal));

    [Theory]
    [InlineData("prometheus.io/scrape: 'false'")]
    [InlineData("prometheus.io/port: '9090'")]
    [InlineData("prometheus.io/scrape: 'true', prometheus.io/port: metrics")]
    [InlineData("other: {}")]
    public void PodsThatAskForNothing_AreFine(string annotations) => Marked.Reports(Rule, Manifest.Join(Pods(annotations), Policy("")));

    [Theory]
    [InlineData("ServiceMonitor", "selector: {matchLabels: {team: x}}, endpoints: [{port: web-metrics}]")]
    [InlineData("ServiceMonitor", "selector: {}, endpoints: [{targetPort: metrics}]")]
    [InlineData("ServiceMonitor", "selector: {matchExpressions: [{key: team, operator: Exists}]}, namespaceSelector: {any: true}, endpoints: [{targetPort: 9090}]")]
    [InlineData("PodMonitor", "selector: {matchLabels: {app: api}}, podMetricsEndpoints: [{port: metrics}]")]
    [InlineData("PodMonitor", "selector: {matchLabels: {app: api}}, namespaceSelector: {matchNames: [shop]}, podMetricsEndpoints: [{portNumber: 9090}]")]
    [InlineData("PodMonitor", "selector: {}, namespaceSelector: {any: true}, podMetricsEndpoints: [{port: metrics}]")]
    public void MonitoredPods_AreReportedAtTheMonitor(string kind, string spec) => Marked.Says(
        Rule, Manifest.Join(s_api, s_service, Monitor(kind, spec, "[|api|]"), Policy("")), Annotated.Replace("annotation 'prometheus.io/scrape'", $"{kind} 'shop/api'", StringComparison.Ordinal));

    [Theory]
    [InlineData("ServiceMonitor", "selector: {matchLabels: {app: api}}, endpoints: [{port: web-metrics}]")]
    [InlineData("ServiceMonitor", "selector: {matchLabels: {team: x}}, endpoints: [{port: metrics}]")]
    [InlineData("ServiceMonitor", "selector: {matchLabels: {team: x}}, namespaceSelector: {matchNames: [other]}, endpoints: [{port: web-metrics}]")]
    [InlineData("ServiceMonitor", "endpoints: [{port: web-metrics}]")]
    [InlineData("ServiceMonitor", "selector: {matchLabels: [team]}, endpoints: [{port: web-metrics}]")]
    [InlineData("PodMonitor", "selector: {matchLabels: {app: api}}, podMetricsEndpoints: [{port: other}]")]
    [InlineData("PodMonitor", "selector: {matchLabels: {app: web}}, podMetricsEndpoints: [{port: metrics}]")]
    [InlineData("PodMonitor", "selector: {matchLabels: {app: api}}, podMetricsEndpoints: [{path: /metrics}]")]
    public void MonitorsOfOthers_AreFine(string kind, string spec) => Marked.Reports(Rule, Manifest.Join(s_api, s_service, Monitor(kind, spec), Policy("")));

    // What a monitor says need not be said again.
    [Fact]
    public void AnnotatedAndMonitoredPods_AreReportedOnce() => Marked.Reports(
        Rule, Manifest.Join(Pods(Scraped), Monitor("PodMonitor", "selector: {}, podMetricsEndpoints: [{port: metrics}]", "[|api|]"), Policy("")));

    [Theory]
    [InlineData("{from: [{podSelector: {}}]}")]
    [InlineData("{from: [{namespaceSelector: {}}], ports: [{port: 8080}]}")]
    [InlineData("{ports: [{port: http}]}")]
    public void RulesForOthers_DoNotCount(string rule) => Marked.Says(Rule, Manifest.Join(Pods(Scraped, "[|api|]"), Policy(rule)), Annotated);

    [Theory]
    [InlineData("{}")]
    [InlineData("{ports: [{port: metrics}]}")]
    [InlineData("{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}}], ports: [{port: 9090}]}")]
    [InlineData("{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}")]
    [InlineData("{from: [{podSelector: {matchLabels: {app: prometheus}}}]}")]
    public void WhatMayBePrometheus_IsFine(string rule) => Marked.Reports(Rule, Manifest.Join(Pods(Scraped), Policy(rule)));

    [Fact]
    public void PrometheusOfTheSameNamespace_IsFine() => Marked.Reports(Rule, Manifest.Join(Pods(Scraped), Manifest.Deployment("victoria-metrics", "app: db"), Policy("{from: [{podSelector: {matchLabels: {app: db}}}]}")));

    [Fact]
    public void PodsThatAreOpenOrNotKnown_AreFine()
    {
        Marked.Reports(Rule, Pods(Scraped));
        Marked.Reports(Rule, Manifest.Join(Pods(Scraped, spec: ", hostNetwork: true"), Policy("")));
        Marked.Reports(Rule, Manifest.Join(Pods(Scraped), Policy(""), "{apiVersion: monitoring.coreos.com/v1, kind: Prometheus, metadata: {name: a, namespace: shop}, spec: {replicas: 1}}"));
        Marked.Reports(Rule, Manifest.Join(Pods(Scraped), Policy(""), "{apiVersion: cilium.io/v2, kind: CiliumNetworkPolicy, metadata: {name: a, namespace: shop}}"));
    }

    [Fact]
    public void AcceptedFinding_IsNotReported() =>
        Marked.Reports(Rule, Manifest.Join(Pods(Scraped), Policy("").Replace("namespace: shop\n", "namespace: shop\n  annotations: {netpol.sharp/accept-NETPOL3009: nobody does}\n", StringComparison.Ordinal)));

    // A policy that is not known may admit it.
    [Fact]
    public void OpenWorld_IsNotJudged() => Marked.Reports(Rule, Manifest.Join(Pods(Scraped), Policy("")), isOpen: true);

    [Fact]
    public void PoliciesOfAProgram_AreJudgedAlike()
    {
        Assert.Equal([Annotated.Replace("policy 'shop/api'", "policy 'shop/default-deny-all'", StringComparison.Ordinal)], Marked.OfProgram(Rule, InNamespace("shop", [DefaultDeny.All]), Pods(Scraped)).Select(finding => finding.Message));
        Assert.Empty(Marked.OfProgram(Rule, InNamespace("shop", [DefaultDeny.All, Allow.From(Namespace("monitoring")).To("app=api").OnTcp(9090)]), Pods(Scraped)));
    }

    private static string Pods(string annotations, string name = "api", string spec = "") =>
        $"{{apiVersion: apps/v1, kind: Deployment, metadata: {{name: {name}, namespace: shop}}, spec: {{template: {{metadata: {{labels: {{app: api}}, annotations: {{{annotations}}}}}, "
        + $"spec: {{containers: [{{name: c, ports: [{{name: http, containerPort: 8080}}, {{name: metrics, containerPort: 9090}}]}}]{spec}}}}}}}}}\n";

    private static string Monitor(string kind, string spec, string name = "api") => $"{{apiVersion: monitoring.coreos.com/v1, kind: {kind}, metadata: {{name: {name}, namespace: shop}}, spec: {{{spec}}}}}\n";

    private static string Policy(string rules) => Manifest.Ingress(rules, "api");
}
