using NetPol.Sharp.Model;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Rules.Effect;

public sealed class SelectorMatchesNothingRuleTests
{
    private const string Rule = RuleIds.SelectorMatchesNothing;
    private static readonly string s_shop = Manifest.Join(Manifest.Deployment("frontend", "app: frontend, tier: web"), Manifest.Deployment("backend", "app: backend"));

    [Fact]
    public void PolicyForNoWorkload_IsReportedWithTheClosest()
    {
        var finding = Assert.Single(Marked.Reports(Rule, Manifest.Join(Manifest.Spec("podSelector: [|{matchLabels: {app: fronted}}|]"), s_shop)));
        Assert.Equal("No workload in 'shop' has 'app=fronted', so this selects nothing; the closest is 'app=frontend'", finding.Message);
        Assert.Equal([new KeyValue("closest", "app=frontend")], finding.Data);
    }

    [Theory]
    [InlineData("app: Frontend", "app=frontend")]
    [InlineData("App: frontend", "app=frontend")]
    [InlineData("app.kubernetes.io/name: frontend", "app=frontend")]
    [InlineData("app: front", "app=frontend")]
    [InlineData("app: backedn", "app=backend")]
    [InlineData("app: frontend, tier: wed", "app=frontend,tier=web")]
    public void NearlyRight_NamesTheClosest(string labels, string closest)
    {
        var finding = Assert.Single(Marked.Reports(Rule, Manifest.Join(Manifest.From($"- podSelector: [|{{matchLabels: {{{labels}}}}}|]"), s_shop)));
        Assert.EndsWith($"; the closest is '{closest}'", finding.Message, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{matchLabels: {app: database}}", "app=database")]
    [InlineData("{matchLabels: {app: frontend, tier: database}}", "app=frontend,tier=database")]
    [InlineData("{matchExpressions: [{key: app, operator: In, values: [x, z]}]}", "app in (x,z)")]
    [InlineData("{matchExpressions: [{key: app, operator: DoesNotExist}]}", "!app")]
    [InlineData("{matchLabels: {app: backend}, matchExpressions: [{key: tier, operator: Exists}]}", "app=backend,tier")]
    public void NothingClose_IsSaidWithout(string selector, string text) => Marked.Says(
        Rule, Manifest.Join(Manifest.From($"- podSelector: [|{selector}|]"), s_shop), $"No workload in 'shop' has '{text}', so this selects nothing; correct it, or add the workload to the manifests");

    [Theory]
    [InlineData("{}")]
    [InlineData("{matchLabels: {app: backend}}")]
    [InlineData("{matchExpressions: [{key: app, operator: In, values: [x, backend]}]}")]
    [InlineData("{matchExpressions: [{key: app, operator: NotIn, values: [frontend]}]}")]
    public void SelectorOfAWorkload_IsFine(string selector) => Marked.Reports(Rule, Manifest.Join(Manifest.From($"- podSelector: {selector}"), s_shop));

    [Fact]
    public void NamespaceOfNoWorkload_IsFine() => Marked.Reports(Rule, Manifest.Join(Manifest.Spec("podSelector: {matchLabels: {app: fronted}}"), Manifest.Deployment("frontend", "app: frontend", ns: "other"), Manifest.Namespace("shop")));

    [Fact]
    public void Contradiction_IsLeftToTheOtherRule() =>
        Marked.Reports(Rule, Manifest.Join(Manifest.Spec("podSelector: {matchLabels: {app: frontend}, matchExpressions: [{key: app, operator: DoesNotExist}]}"), s_shop));

    [Theory]
    [InlineData("kubernetes.io/metadata.name: other", true)]
    [InlineData("team: a", true)]
    [InlineData("kubernetes.io/metadata.name: unknown", false)]
    [InlineData("team: b", false)]
    public void PeerElsewhere_IsJudgedWhereItsPodsAreKnown(string namespaces, bool isJudged)
    {
        var selector = "{matchLabels: {app: fronted}}";
        Marked.Reports(Rule, Manifest.Join(
            Manifest.From($"- namespaceSelector: {{matchLabels: {{{namespaces}}}}}\n  podSelector: {(isJudged ? $"[|{selector}|]" : selector)}"), Manifest.Namespace("other", "team: a"), Manifest.Deployment("x", "app: frontend", ns: "other")));
    }

    // Prometheus may be in any namespace.
    [Theory]
    [InlineData("{}")]
    [InlineData("{matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [x]}]}")]
    public void PeerInAnyNamespace_IsFine(string namespaces) => Marked.Reports(Rule, Manifest.Join(Manifest.From($"- namespaceSelector: {namespaces}\n  podSelector: {{matchLabels: {{app: prometheus}}}}"), s_shop, Manifest.Namespace("shop")));

    [Fact]
    public void PodsAndJobs_AreWorkloads() => Marked.Reports(Rule, Manifest.Join(
        Manifest.From("- podSelector: {matchLabels: {app: pod}}\n- podSelector: {matchLabels: {app: job}}"),
        "{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: shop, labels: {app: pod}}, status: {phase: Succeeded}}\n",
        "{apiVersion: batch/v1, kind: CronJob, metadata: {name: j, namespace: shop}, spec: {jobTemplate: {spec: {template: {metadata: {labels: {app: job}}}}}}}\n"));

    // No template has them, and every pod has some.
    [Theory]
    [InlineData("matchLabels: {statefulset.kubernetes.io/pod-name: db-0}")]
    [InlineData("matchExpressions: [{key: apps.kubernetes.io/pod-index, operator: Exists}]")]
    [InlineData("matchLabels: {app: backend, controller-revision-hash: abc}")]
    [InlineData("matchLabels: {app: backend, pod-template-hash: abc}")]
    [InlineData("matchLabels: {app: backend, pod-template-generation: '1'}")]
    [InlineData("matchLabels: {batch.kubernetes.io/job-name: migrate}")]
    [InlineData("matchLabels: {job-name: migrate}")]
    [InlineData("matchExpressions: [{key: controller-uid, operator: Exists}, {key: batch.kubernetes.io/controller-uid, operator: Exists}]")]
    [InlineData("matchLabels: {batch.kubernetes.io/job-completion-index: '0'}")]
    public void LabelsThatControllersSet_AreFine(string selector) => Marked.Reports(Rule, Manifest.Join(Manifest.Spec($"podSelector: {{{selector}}}\ningress:\n- from: [podSelector: {{{selector}}}]"), s_shop));

    [Theory]
    [InlineData("matchLabels: {app: fronted, statefulset.kubernetes.io/pod-name: db-0}")]
    [InlineData("matchLabels: {statefulset.kubernetes.io/name: db}")]
    public void WhatElseTheyAskFor_IsJudged(string selector) => Marked.Reports(Rule, Manifest.Join(Manifest.Spec($"podSelector: [|{{{selector}}}|]"), s_shop));

    [Theory]
    [InlineData("argoproj.io/v1alpha1", "Rollout")]
    [InlineData("apps.kruise.io/v1alpha1", "CloneSet")]
    [InlineData("serving.knative.dev/v1", "Service")]
    [InlineData("extensions/v1beta1", "Deployment")]
    public void TemplateOfAnotherKind_IsAWorkload(string apiVersion, string kind)
    {
        var rollout = $"{{apiVersion: {apiVersion}, kind: {kind}, metadata: {{name: api, namespace: shop}}, spec: {{replicas: 2, template: {{metadata: {{labels: {{app: api}}}}, spec: {{containers: [{{name: c}}]}}}}}}}}\n";
        Marked.Reports(Rule, Manifest.Join(Manifest.Spec("podSelector: {matchLabels: {app: api}}"), rollout, s_shop));
        Marked.Says(Rule, Manifest.Join(Manifest.Spec("podSelector: [|{matchLabels: {app: apy}}|]"), rollout), "No workload in 'shop' has 'app=apy', so this selects nothing; the closest is 'app=api'");
    }

    // What operators make carries labels that nobody wrote down.
    [Theory]
    [InlineData("postgresql.cnpg.io/v1", "Cluster", "instances: 3")]
    [InlineData("acid.zalan.do/v1", "postgresql", "numberOfInstances: 2")]
    [InlineData("elasticsearch.k8s.elastic.co/v1", "Elasticsearch", "nodeSets: [{name: a, count: 3}]")]
    [InlineData("argoproj.io/v1alpha1", "Rollout", "replicas: 2, workloadRef: {name: x}")]
    [InlineData("leaderworkerset.x-k8s.io/v1", "LeaderWorkerSet", "replicas: 2")]
    [InlineData("monitoring.coreos.com/v1", "Prometheus", "retention: 1d")]
    [InlineData("example.com/v1", "Thing", "size: 3")]
    [InlineData("example.com/v1", "Thing", "template: {spec: {containers: [{name: c}]}}")]
    [InlineData("example.com/v1", "Thing", "template: {metadata: {labels: {a: 1}}, spec: {containers: [{name: c}]}}")]
    [InlineData("helm.toolkit.fluxcd.io/v2", "HelmRelease", "chart: {}")]
    public void NamespaceOfAnOperatorsObject_IsNotJudged(string apiVersion, string kind, string spec)
    {
        var policy = Manifest.Spec("podSelector: {matchLabels: {app: fronted}}");
        Marked.Reports(Rule, Manifest.Join(policy, Custom(apiVersion, kind, spec), s_shop));
        Marked.Reports(Rule, Manifest.Join(policy.Replace("{matchLabels: {app: fronted}}", "[|{matchLabels: {app: fronted}}|]", System.StringComparison.Ordinal), Custom(apiVersion, kind, spec, "other"), s_shop));
    }

    [Theory]
    [InlineData("monitoring.coreos.com/v1", "ServiceMonitor", "selector: {matchLabels: {app: frontend}}")]
    [InlineData("cert-manager.io/v1", "Certificate", "secretName: tls")]
    [InlineData("networking.istio.io/v1", "VirtualService", "hosts: [web]")]
    [InlineData("networking.istio.io/v1", "Gateway", "selector: {istio: ingressgateway}")]
    [InlineData("gateway.networking.k8s.io/v1", "Gateway", "gatewayClassName: a")]
    [InlineData("autoscaling/v2", "HorizontalPodAutoscaler", "maxReplicas: 2")]
    [InlineData("policy/v1", "PodDisruptionBudget", "minAvailable: 1")]
    [InlineData("apps/v1", "Scale", "replicas: 1")]
    [InlineData("kafka.strimzi.io/v1beta2", "KafkaTopic", "replicas: 3")]
    public void OtherObjects_ChangeNothing(string apiVersion, string kind, string spec) =>
        Marked.Reports(Rule, Manifest.Join(Manifest.Spec("podSelector: [|{matchLabels: {app: fronted}}|]"), Custom(apiVersion, kind, spec), s_shop));

    [Fact]
    public void HelmRelease_IsOfItsTargetNamespace() => Marked.Reports(
        Rule, Manifest.Join(Manifest.Spec("podSelector: {matchLabels: {app: fronted}}"), Custom("helm.toolkit.fluxcd.io/v2", "HelmRelease", "targetNamespace: shop", "flux-system"), s_shop));

    [Theory]
    [InlineData("monitorng")]
    [InlineData("Monitoring")]
    public void NamespaceThatIsNearlyOne_IsReported(string name) => Marked.Says(
        Rule,
        Manifest.Join(Manifest.From($"- namespaceSelector: [|{{matchLabels: {{kubernetes.io/metadata.name: {name}}}}}|]"), Manifest.Namespace("monitoring")),
        $"No namespace of the manifests has 'kubernetes.io/metadata.name={name}', so this selects nothing; the closest is 'kubernetes.io/metadata.name=monitoring'");

    // Few manifests hold every namespace, and names of teams and stages differ in a letter.
    [Theory]
    [InlineData("kubernetes.io/metadata.name: kube-system")]
    [InlineData("kubernetes.io/metadata.name: team-b")]
    [InlineData("kubernetes.io/metadata.name: monitoring")]
    [InlineData("kubernetes.io/metadata.name: stage2")]
    [InlineData("team: b")]
    public void NamespaceOfOthers_IsFine(string label) => Marked.Reports(
        Rule, Manifest.Join(Manifest.From($"- namespaceSelector: {{matchLabels: {{{label}}}}}"), Manifest.Namespace("team-a", "team: a"), Manifest.Namespace("stage1"), Manifest.Namespace("monitoring")));

    [Fact]
    public void NamespacesWithoutObjects_AreNotJudged() => Marked.Reports(Rule, Manifest.Join(Manifest.From("- namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shpo}}"), s_shop));

    [Fact]
    public void AcceptedFinding_IsNotReported() => Marked.Reports(
        Rule, Manifest.Join(Manifest.Of("name: web\nnamespace: shop\nannotations: {netpol.sharp/accept-NETPOL2003: an operator makes them}", "podSelector: {matchLabels: {app: fronted}}"), s_shop));

    // What no further policy could mend.
    [Fact]
    public void OpenWorld_IsJudged() => Marked.Reports(Rule, Manifest.Join(Manifest.Spec("podSelector: [|{matchLabels: {app: fronted}}|]"), s_shop), isOpen: true);

    [Fact]
    public void PoliciesOfAProgram_AreJudgedAlike() => Assert.NotEmpty(Marked.OfProgram(Rule, InNamespace("shop", [Allow.From("app=fronted").To("app=backend").OnTcp(80)]), s_shop));

    [Fact]
    public void SelectorThatPoliciesShare_IsReportedOnce()
    {
        var fronted = "{matchLabels: {app: fronted}}";
        Marked.Reports(Rule, Manifest.Join(Manifest.Spec($"podSelector: {{}}\ningress:\n- from: [podSelector: [|&fronted {fronted}|]]\n- {{from: [podSelector: *fronted], ports: [{{port: 80}}]}}"), s_shop));
    }

    private static string Custom(string apiVersion, string kind, string spec, string ns = "shop") =>
        $"{{apiVersion: {apiVersion}, kind: {kind}, metadata: {{name: custom, namespace: {ns}}}, spec: {{{spec}}}}}\n";
}
