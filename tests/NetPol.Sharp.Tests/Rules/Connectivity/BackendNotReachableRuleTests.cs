using System;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Rules.Connectivity;

public sealed class BackendNotReachableRuleTests
{
    private const string Rule = RuleIds.BackendNotReachable;
    private const string Ingress = "Ingress 'shop/shop' routes to Service 'shop/web', but policy 'shop/web' isolates its pods for ingress and nothing admits an ingress controller on 'TCP 8080', "
        + "so the connections fail; allow the pods of the controller, in its namespace";
    private const string Exposed = "Service 'shop/web' of type LoadBalancer is there for clients outside the cluster, but policy 'shop/web' isolates its pods for ingress and nothing admits addresses on 'TCP 8080', "
        + "so the connections fail; allow the addresses of the clients, or everyone (Anywhere)";
    private const string OwnPods = "{from: [{podSelector: {matchLabels: {app: api}}}]}";
    private static readonly string s_web = Manifest.Deployment("web", "app: web", "{name: http, containerPort: 8080}");
    private static readonly string s_service = Service("ClusterIP");

    [Fact]
    public void IngressToIsolatedPods_IsReportedAtTheIngress()
    {
        var finding = Assert.Single(Marked.Reports(Rule, Manifest.Join(s_web, s_service, Route("[|shop|]"), Policy(""))));
        Assert.Equal(Ingress, finding.Message);
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Equal("isolates them", Assert.Single(finding.Related).Message);
    }

    [Theory]
    [InlineData("LoadBalancer")]
    [InlineData("NodePort")]
    public void ServiceForOutsideOfIsolatedPods_IsReportedAtTheService(string type) => Marked.Says(
        Rule, Manifest.Join(s_web, Service(type, "[|web|]"), Policy(OwnPods)), Exposed.Replace("LoadBalancer", type, StringComparison.Ordinal));

    [Fact]
    public void ServiceForInside_IsFine() => Marked.Reports(Rule, Manifest.Join(s_web, s_service, Policy("")));

    // None of these is where a controller is, or its port.
    [Theory]
    [InlineData(OwnPods)]
    [InlineData("{from: [{podSelector: {}}]}")]
    [InlineData("{ports: [{port: 80}]}")]
    [InlineData("{ports: [{port: 8080, protocol: UDP}]}")]
    [InlineData("{ports: [{port: metrics}]}")]
    [InlineData("{ports: [{port: 9000, endPort: 9999}]}")]
    [InlineData("{from: [{namespaceSelector: {}}], ports: [{port: 9090}]}")]
    public void RulesForOthers_DoNotCount(string rule)
    {
        Marked.Says(Rule, Manifest.Join(s_web, Manifest.Deployment("api", "app: api"), s_service, Route("[|shop|]"), Policy(rule)), Ingress);
        Marked.Says(Rule, Manifest.Join(s_web, Manifest.Deployment("api", "app: api"), Service("LoadBalancer", "[|web|]"), Policy(rule)), Exposed);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{ports: [{port: 8080}]}")]
    [InlineData("{ports: [{port: http}]}")]
    [InlineData("{ports: [{port: 8000, endPort: 9000}]}")]
    [InlineData("{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}")]
    public void RulesForEveryoneOrForAddresses_AreFine(string rule)
    {
        Marked.Reports(Rule, Manifest.Join(s_web, s_service, Route("shop"), Policy(OwnPods + ", " + rule)));
        Marked.Reports(Rule, Manifest.Join(s_web, s_service, Route("shop"), Policy(""), Policy(rule, name: "other")));
        Marked.Reports(Rule, Manifest.Join(s_web, Service("LoadBalancer"), Policy(rule)));
    }

    // A controller is in another namespace, and the clients of a load balancer in none.
    [Theory]
    [InlineData("{from: [{namespaceSelector: {}}]}")]
    [InlineData("{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ingress-nginx}}}], ports: [{port: 8080}]}")]
    public void Namespaces_AreFineForAnIngressOnly(string rule)
    {
        Marked.Reports(Rule, Manifest.Join(s_web, s_service, Route("shop"), Policy(rule)));
        Marked.Reports(Rule, Manifest.Join(s_web, Service("LoadBalancer"), Route("shop"), Policy(rule)));
        Marked.Says(Rule, Manifest.Join(s_web, Service("LoadBalancer", "[|web|]"), Policy(rule)), Exposed);
    }

    [Theory]
    [InlineData("traefik", "app: edge", "")]
    [InlineData("edge", "app: edge, role: ingress", "")]
    [InlineData("edge", "app: edge", "hostNetwork: true")]
    public void PodsThatMayBeTheController_AreFine(string name, string labels, string spec) => Marked.Reports(
        Rule, Manifest.Join(s_web, Manifest.Deployment(name, labels, spec: spec), s_service, Route("shop"), Policy("{from: [{podSelector: {matchLabels: {app: edge}}}]}")));

    [Fact]
    public void SelectorThatSpeaksOfAController_IsFine() => Marked.Reports(Rule, Manifest.Join(s_web, s_service, Route("shop"), Policy("{from: [{podSelector: {matchLabels: {app: ingress-nginx}}}]}")));

    [Fact]
    public void NamedTargetAndNamedPort_AreLookedUp()
    {
        Marked.Says(Rule, Manifest.Join(s_web, Manifest.Service("web", "app: web", "name: web, port: 80, targetPort: http"), Route("[|shop|]", "name: web"), Policy("{ports: [{port: 80}]}")), Ingress);
        Marked.Reports(Rule, Manifest.Join(s_web, Manifest.Service("web", "app: web", "name: web, port: 80, targetPort: other"), Route("shop", "name: web"), Policy("")));
        Marked.Reports(Rule, Manifest.Join(s_web, s_service, Route("shop", "name: other"), Policy("")));
    }

    // A Service may have ports for inside, too.
    [Fact]
    public void ServiceWithOnePortThatIsOpen_IsFine() => Marked.Reports(
        Rule, Manifest.Join(s_web, Manifest.Service("web", "app: web", "name: web, port: 80, targetPort: 8080}, {name: admin, port: 81", "type: LoadBalancer"), Policy("{ports: [{port: 8080}]}")));

    [Fact]
    public void PodsOfWhichSomeAreOpen_AreFine()
    {
        Marked.Reports(Rule, Manifest.Join(s_web, s_service, Route("shop")));
        Marked.Reports(Rule, Manifest.Join(s_web, Manifest.Deployment("more", "app: web, open: 'yes'"), s_service, Route("shop"), Policy("", "matchExpressions: [{key: open, operator: DoesNotExist}]")));
        Marked.Reports(Rule, Manifest.Join(s_web, Manifest.Deployment("more", "app: web", spec: "hostNetwork: true"), s_service, Route("shop"), Policy("")));
        Marked.Reports(Rule, Manifest.Join(s_web, s_service, Route("shop"), Policy("").Replace("[Ingress]", "[Egress]", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("{apiVersion: cilium.io/v2, kind: CiliumNetworkPolicy, metadata: {name: a, namespace: shop}}", true)]
    [InlineData("{apiVersion: cilium.io/v2, kind: CiliumNetworkPolicy, metadata: {name: a, namespace: other}}", false)]
    [InlineData("{apiVersion: crd.projectcalico.org/v1, kind: GlobalNetworkPolicy, metadata: {name: a}}", true)]
    [InlineData("{apiVersion: policy.networking.k8s.io/v1alpha1, kind: AdminNetworkPolicy, metadata: {name: a}}", true)]
    [InlineData("{apiVersion: acid.zalan.do/v1, kind: postgresql, metadata: {name: a, namespace: shop}, spec: {numberOfInstances: 1}}", true)]
    public void WhatIsNotKnown_IsNotJudged(string other, bool isSilent) => Marked.Reports(Rule, Manifest.Join(s_web, s_service, Route(isSilent ? "shop" : "[|shop|]"), Policy(""), other));

    [Fact]
    public void ServicesWithoutKnownPods_AreFine()
    {
        Marked.Reports(Rule, Manifest.Join(s_service, Route("shop"), Policy("")));
        Marked.Reports(Rule, Manifest.Join(s_web, Route("shop"), Policy("")));
        Marked.Reports(Rule, Manifest.Join(s_web, Manifest.Service("web", "app: elsewhere", "port: 80"), Route("shop"), Policy("")));
        Marked.Reports(Rule, Manifest.Join(s_web, Manifest.Service("web", "", "port: 80", "type: LoadBalancer"), Policy("")));
    }

    [Fact]
    public void SameBackendOnSeveralPaths_IsReportedOnce() => Marked.Reports(Rule, Manifest.Join(
        s_web,
        s_service,
        "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: [|shop|], namespace: shop}, spec: {rules: [{http: {paths: "
            + "[{path: /a, backend: {service: {name: web, port: {number: 80}}}}, {path: /b, backend: {service: {name: web, port: {number: 80}}}}]}}]}}",
        Policy("")));

    [Fact]
    public void AcceptedFinding_IsNotReported() =>
        Marked.Reports(Rule, Manifest.Join(s_web, s_service, Route("shop"), Policy("").Replace("namespace: shop\n", "namespace: shop\n  annotations: {netpol.sharp/accept-NETPOL3007: later}\n", StringComparison.Ordinal)));

    // A policy that is not known may admit them.
    [Fact]
    public void OpenWorld_IsNotJudged() => Marked.Reports(Rule, Manifest.Join(s_web, s_service, Route("shop"), Policy("")), isOpen: true);

    [Fact]
    public void PoliciesOfAProgram_AreJudgedAlike()
    {
        var manifests = Manifest.Join(s_web, s_service, Route("shop"));
        PolicySet closed = InNamespace("shop", [DefaultDeny.All]);
        Assert.Equal([Ingress.Replace("policy 'shop/web'", "policy 'shop/default-deny-all'", StringComparison.Ordinal)], Marked.OfProgram(Rule, closed, manifests).Select(finding => finding.Message));
        Assert.Empty(Marked.OfProgram(Rule, closed, manifests, isOpen: true));
        Assert.Empty(Marked.OfProgram(Rule, InNamespace("shop", [DefaultDeny.All, Allow.From(Namespace("ingress-nginx")).To("app=web").OnTcp(8080)]), manifests));
    }

    private static string Service(string type, string name = "web") => Manifest.Service(name, "app: web", "port: 80, targetPort: 8080", "type: " + type);

    private static string Route(string name, string port = "number: 80") =>
        $"{{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {{name: {name}, namespace: shop}}, spec: {{rules: [{{http: {{paths: [{{path: /, backend: {{service: {{name: web, port: {{{port}}}}}}}}}]}}}}]}}}}\n";

    private static string Policy(string rules, string selector = "", string name = "web") => Manifest.Ingress(rules, name, selector);
}
