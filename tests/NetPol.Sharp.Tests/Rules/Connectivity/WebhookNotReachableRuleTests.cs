using System;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Rules.Connectivity;

public sealed class WebhookNotReachableRuleTests
{
    private const string Rule = RuleIds.WebhookNotReachable;
    private const string Message = "ValidatingWebhookConfiguration 'checks' has the API server call Service 'shop/hook', but policy 'shop/hook' isolates its pods for ingress and nothing admits addresses on 'TCP 9443'; "
        + "the API server is no pod, so the calls fail; admit everyone (Anywhere) on that port, or the addresses of the API server";
    private static readonly string s_pods = Manifest.Deployment("hook", "app: hook", "{name: webhook, containerPort: 9443}");
    private static readonly string s_service = Manifest.Service("hook", "app: hook", "port: 443, targetPort: webhook");

    [Fact]
    public void WebhookOfIsolatedPods_IsReportedAtTheConfiguration()
    {
        var finding = Assert.Single(Marked.Reports(Rule, Manifest.Join(s_pods, s_service, Webhook("[|checks|]"), Policy(""))));
        Assert.Equal(Message, finding.Message);
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Equal("isolates them", Assert.Single(finding.Related).Message);
    }

    [Theory]
    [InlineData("{apiVersion: admissionregistration.k8s.io/v1, kind: MutatingWebhookConfiguration, metadata: {name: [|a|]}, webhooks: [{clientConfig: {service: {name: hook, namespace: shop}}}, {clientConfig: {service: {name: hook, namespace: shop, path: /b}}}]}")]
    [InlineData("{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: [|a|]}, spec: {conversion: {strategy: Webhook, webhook: {clientConfig: {service: {name: hook, namespace: shop, port: 443}}}}}}")]
    [InlineData("{apiVersion: apiregistration.k8s.io/v1, kind: APIService, metadata: {name: [|a|]}, spec: {service: {name: hook, namespace: shop}}}")]
    public void OtherObjectsThatTheApiServerCalls_AreReported(string callback) => Marked.Reports(Rule, Manifest.Join(s_pods, s_service, callback, Policy("")));

    [Theory]
    [InlineData("{clientConfig: {url: 'https://hook.example.com'}}")]
    [InlineData("{clientConfig: {service: {name: other, namespace: shop}}}")]
    [InlineData("{clientConfig: {service: {name: hook, namespace: elsewhere}}}")]
    [InlineData("{clientConfig: {service: {name: hook, namespace: shop, port: 8443}}}")]
    [InlineData("{clientConfig: {service: {name: hook}}}")]
    [InlineData("{clientConfig: {service: [hook]}}")]
    [InlineData("nonsense")]
    public void WebhooksElsewhere_AreFine(string webhook) => Marked.Reports(
        Rule, Manifest.Join(s_pods, s_service, $"{{apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingWebhookConfiguration, metadata: {{name: a}}, webhooks: [{webhook}]}}", Policy("")));

    [Theory]
    [InlineData("{from: [{podSelector: {}}]}")]
    [InlineData("{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}}]}")]
    [InlineData("{ports: [{port: 443}]}")]
    [InlineData("{ports: [{port: metrics}]}")]
    public void RulesForOthers_DoNotCount(string rule) => Marked.Says(Rule, Manifest.Join(s_pods, s_service, Webhook("[|checks|]"), Policy(rule)), Message);

    [Theory]
    [InlineData("{}")]
    [InlineData("{ports: [{port: 9443}]}")]
    [InlineData("{ports: [{port: webhook}]}")]
    [InlineData("{from: [{ipBlock: {cidr: 10.0.0.1/32}}], ports: [{port: 9443}]}")]
    [InlineData("{from: [{namespaceSelector: {}}]}")]
    [InlineData("{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}}]}")]
    [InlineData("{from: [{namespaceSelector: {matchLabels: {name: kube-system}}}]}")]
    public void WhatMayBeTheApiServer_IsFine(string rule) => Marked.Reports(Rule, Manifest.Join(s_pods, s_service, Webhook("checks"), Policy(rule)));

    [Fact]
    public void PodsThatAreOpenOrNotKnown_AreFine()
    {
        Marked.Reports(Rule, Manifest.Join(s_pods, s_service, Webhook("checks")));
        Marked.Reports(Rule, Manifest.Join(s_service, Webhook("checks"), Policy("")));
        Marked.Reports(Rule, Manifest.Join(Manifest.Deployment("hook", "app: hook", "{name: webhook, containerPort: 9443}", spec: "hostNetwork: true"), s_service, Webhook("checks"), Policy("")));
        Marked.Reports(Rule, Manifest.Join(s_pods, s_service, Webhook("checks"), Policy(""), "{apiVersion: crd.projectcalico.org/v1, kind: GlobalNetworkPolicy, metadata: {name: a}}"));
    }

    [Fact]
    public void AcceptedFinding_IsNotReported() =>
        Marked.Reports(Rule, Manifest.Join(s_pods, s_service, Webhook("checks"), Policy("").Replace("namespace: shop\n", "namespace: shop\n  annotations: {netpol.sharp/accept-NETPOL3008: one node}\n", StringComparison.Ordinal)));

    // A policy that is not known may admit it.
    [Fact]
    public void OpenWorld_IsNotJudged() => Marked.Reports(Rule, Manifest.Join(s_pods, s_service, Webhook("checks"), Policy("")), isOpen: true);

    [Fact]
    public void PoliciesOfAProgram_AreJudgedAlike()
    {
        var manifests = Manifest.Join(s_pods, s_service, Webhook("checks"));
        Assert.Equal([Message.Replace("'shop/hook' isolates", "'shop/default-deny-all' isolates", StringComparison.Ordinal)], Marked.OfProgram(Rule, InNamespace("shop", [DefaultDeny.All]), manifests).Select(finding => finding.Message));
        Assert.Empty(Marked.OfProgram(Rule, InNamespace("shop", [DefaultDeny.All, Allow.From(Anywhere).To("app=hook").OnTcp(9443)]), manifests));
    }

    private static string Webhook(string name) =>
        $"{{apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingWebhookConfiguration, metadata: {{name: {name}}}, webhooks: [{{name: a.example.com, clientConfig: {{service: {{name: hook, namespace: shop}}}}}}]}}\n";

    private static string Policy(string rules) => Manifest.Ingress(rules, "hook");
}
