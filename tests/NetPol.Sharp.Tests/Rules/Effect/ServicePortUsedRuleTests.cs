using System;
using System.Linq;
using NetPol.Sharp.Model;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Rules.Effect;

public sealed class ServicePortUsedRuleTests
{
    private const string Rule = RuleIds.ServicePortUsed;
    private const string Message = "Service 'shop/api' listens on 80 but its pods on 8080, and policies see the port of the pods, so this admits nothing to them; write 8080";
    private static readonly string s_service = Manifest.Service("api", "app: api", "port: 80, targetPort: 8080");
    private static readonly string s_api = Manifest.Deployment("api", "app: api", "{name: http, containerPort: 8080}");

    [Fact]
    public void IngressOnTheServicePort_IsReported()
    {
        var finding = Assert.Single(Marked.Reports(Rule, Manifest.Join(Ingress("[|{port: 80}|]"), s_api, s_service)));
        Assert.Equal(Message, finding.Message);
        Assert.Equal([new KeyValue("written", "80"), new KeyValue("port", "8080")], finding.Data);
        Assert.Equal("the Service's port", Assert.Single(finding.Related).Message);
    }

    [Fact]
    public void EgressOnTheServicePort_IsReported() => Marked.Says(Rule, Manifest.Join(Egress("{podSelector: {matchLabels: {app: api}}}", "[|{port: 80}|]"), s_api, s_service), Message);

    [Fact]
    public void NamedTarget_IsLookedUp() => Marked.Says(Rule, Manifest.Join(Ingress("[|{port: 80}|]"), s_api, Manifest.Service("api", "app: api", "port: 80, targetPort: http")), Message);

    [Fact]
    public void TargetThatNobodyDeclares_IsNamed() => Marked.Says(
        Rule, Manifest.Join(Ingress("[|{port: 80}|]"), s_api, Manifest.Service("api", "app: api", "port: 80, targetPort: web")), Message.Replace("8080", "'web'", StringComparison.Ordinal));

    [Fact]
    public void PodsThatDeclareNothing_ListenWhereTheServiceSays() => Marked.Reports(Rule, Manifest.Join(Ingress("[|{port: 80}|]"), Manifest.Deployment("api", "app: api"), s_service));

    // A pod that the Service does not send to, with a container that may listen on the number itself.
    [Theory]
    [InlineData("{name: c}", false)]
    [InlineData("{name: c, ports: [{containerPort: 9000}]}", true)]
    public void PodElsewhereWithAContainerThatDeclaresNothing_MayListenThere(string container, bool isReported) => Marked.Reports(Rule, Manifest.Join(
        Ingress(isReported ? "[|{port: 80}|]" : "{port: 80}"),
        Manifest.Deployment("api", "app: api, tier: web", "{containerPort: 8080}"),
        $"{{apiVersion: v1, kind: Pod, metadata: {{name: p, namespace: shop, labels: {{app: api}}}}, spec: {{containers: [{{name: a, ports: [{{containerPort: 9000}}]}}, {container}]}}}}\n",
        Manifest.Service("api", "tier: web", "port: 80, targetPort: 8080")));

    [Theory]
    [InlineData("{port: 8080}")]
    [InlineData("{port: 81}")]
    [InlineData("{port: 80, protocol: UDP}")]
    [InlineData("{port: 79, endPort: 81}")]
    [InlineData("{port: http}")]
    [InlineData("{}")]
    public void OtherPorts_AreFine(string port) => Marked.Reports(Rule, Manifest.Join(Ingress(port), s_api, s_service));

    [Theory]
    [InlineData("port: 80")]
    [InlineData("port: 80, targetPort: 80")]
    public void ServiceThatRewritesNoPort_IsFine(string port) => Marked.Reports(Rule, Manifest.Join(Ingress("{port: 80}"), s_api, Manifest.Service("api", "app: api", port)));

    [Fact]
    public void HeadlessService_IsFine() => Marked.Reports(Rule, Manifest.Join(Ingress("{port: 80}"), s_api, Manifest.Service("api", "app: api", "port: 80, targetPort: 8080", "clusterIP: None")));

    [Fact]
    public void ServiceOfOtherPods_IsFine() => Marked.Reports(Rule, Manifest.Join(Ingress("{port: 80}"), s_api, Manifest.Service("api", "app: other", "port: 80, targetPort: 8080")));

    [Theory]
    [InlineData("app: web", "{containerPort: 80}")]
    [InlineData("app: web", "")]
    [InlineData("app: api", "{containerPort: 80}")]
    public void PodsThatMayListenOnThePort_AreFine(string labels, string ports) =>
        Marked.Reports(Rule, Manifest.Join(Manifest.Ports("- port: 80"), s_api, Manifest.Deployment("other", labels, ports), s_service));

    [Fact]
    public void PortOfThePodsBehindAnotherService_IsFine() => Marked.Reports(
        Rule, Manifest.Join(Ingress("{port: 80}"), Manifest.Deployment("api", "app: api"), s_service, Manifest.Service("direct", "app: api", "port: 8000, targetPort: 80")));

    [Theory]
    [InlineData("{podSelector: {matchLabels: {app: api}}}, {ipBlock: {cidr: 10.0.0.0/8}}")]
    [InlineData("{namespaceSelector: {}}")]
    [InlineData("{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: elsewhere}}}")]
    public void DestinationsThatAreNotKnown_AreFine(string peers) => Marked.Reports(Rule, Manifest.Join(Egress(peers, "{port: 80}"), s_api, s_service));

    [Fact]
    public void AcceptedFinding_IsNotReported() => Marked.Reports(
        Rule, Manifest.Join(Manifest.Of("name: web\nnamespace: shop\nannotations: {netpol.sharp/accept-NETPOL2006: AWS}", "podSelector: {matchLabels: {app: api}}\ningress: [{ports: [{port: 80}]}]"), s_api, s_service));

    [Fact]
    public void PoliciesOfAProgram_AreJudgedAlike() => Assert.Equal(
        [Message], Marked.OfProgram(Rule, InNamespace("shop", [Allow.From("app=web").To("app=api").OnTcp(80)]), Manifest.Join(s_api, Manifest.Deployment("web", "app: web"), s_service)).Select(finding => finding.Message).Distinct());

    private static string Ingress(string port) => Manifest.Spec($"podSelector: {{matchLabels: {{app: api}}}}\ningress:\n- ports: [{port}]");

    private static string Egress(string peers, string port) => Manifest.Spec($"podSelector: {{}}\npolicyTypes: [Egress]\negress:\n- to: [{peers}]\n  ports: [{port}]");
}
