using NetPol.Sharp.Model;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Rules.Effect;

public sealed class PortNotDeclaredRuleTests
{
    private const string Rule = RuleIds.PortNotDeclared;
    private static readonly string s_api = Manifest.Deployment("api", "app: api", "{name: http, containerPort: 8080}, {name: dns, containerPort: 53, protocol: UDP}");

    [Fact]
    public void NameThatNoContainerDeclares_IsReported() => Marked.Says(
        Rule,
        Manifest.Join(Ingress("[|{port: metrics}|]"), s_api),
        "No container of 'shop/api[Deployment]' declares a TCP port named 'metrics', so this admits nothing there; declare it, or use what is declared ('TCP 8080' named 'http', 'UDP 53' named 'dns')");

    [Fact]
    public void NameOfAnotherProtocol_IsReported() => Marked.Reports(Rule, Manifest.Join(Ingress("[|{port: dns}|]"), s_api));

    [Fact]
    public void NameWhereNothingIsDeclared_IsReported() => Assert.EndsWith(
        "(nothing)", Assert.Single(Marked.Reports(Rule, Manifest.Join(Ingress("[|{port: http}|]"), Manifest.Deployment("api", "app: api")))).Message, System.StringComparison.Ordinal);

    [Fact]
    public void NumberThatNoContainerDeclares_IsReported() => Marked.Says(
        Rule,
        Manifest.Join(Ingress("[|{port: 9090}|]"), s_api),
        "No container of 'shop/api[Deployment]' declares 'TCP 9090', so probably nothing listens there; declare it, or use what is declared ('TCP 8080' named 'http', 'UDP 53' named 'dns')");

    [Fact]
    public void EgressToKnownPods_IsJudged() => Marked.Reports(Rule, Manifest.Join(Egress("{podSelector: {matchLabels: {app: api}}}", "[|{port: 9090}|]"), s_api));

    [Theory]
    [InlineData("{port: http}")]
    [InlineData("{port: 8080}")]
    [InlineData("{port: dns, protocol: UDP}")]
    [InlineData("{port: 9000, endPort: 9100}")]
    [InlineData("{protocol: SCTP}")]
    public void DeclaredPortsAndRanges_AreFine(string port) => Marked.Reports(Rule, Manifest.Join(Ingress(port), s_api));

    [Fact]
    public void NumberWhereSomePodDeclaresNothing_IsFine() => Marked.Reports(Rule, Manifest.Join(Ingress("{port: 9090}"), s_api, Manifest.Deployment("sidecar", "app: api")));

    // The exporter beside it listens on what it likes.
    [Theory]
    [InlineData("containers: [{name: app, ports: [{containerPort: 8080}]}, {name: exporter}]", false)]
    [InlineData("containers: [{name: app, ports: [{containerPort: 8080}]}], initContainers: [{name: proxy, restartPolicy: Always}]", false)]
    [InlineData("containers: [{name: app, ports: [{containerPort: 8080}]}, {name: exporter, ports: [{containerPort: 9100}]}]", true)]
    [InlineData("containers: [{name: app, ports: [{containerPort: 8080}]}], initContainers: [{name: migrate}]", true)]
    public void NumberWhereSomeContainerDeclaresNothing_IsFine(string spec, bool isReported) => Marked.Reports(
        Rule, Manifest.Join(Ingress(isReported ? "[|{port: 9187}|]" : "{port: 9187}"), $"{{apiVersion: v1, kind: Pod, metadata: {{name: api, namespace: shop, labels: {{app: api}}}}, spec: {{{spec}}}}}\n"));

    [Fact]
    public void TemplateOfAnotherKind_IsADestination() => Marked.Reports(
        Rule, Manifest.Join(Ingress("[|{port: 9090}|]"), s_api.Replace("apps/v1, kind: Deployment", "argoproj.io/v1alpha1, kind: Rollout", System.StringComparison.Ordinal)));

    [Fact]
    public void NameThatOneOfThemDeclares_IsFine() => Marked.Reports(Rule, Manifest.Join(Ingress("{port: http}"), s_api, Manifest.Deployment("other", "app: api", "{name: admin, containerPort: 1}")));

    [Fact]
    public void TargetOfAService_IsFine() => Marked.Reports(Rule, Manifest.Join(Ingress("{port: 9090}"), s_api, Manifest.Service("api", "app: api", "port: 80, targetPort: 9090")));

    [Fact]
    public void PortOfAService_IsLeftToTheOtherRule() => Marked.Reports(Rule, Manifest.Join(Ingress("{port: 80}"), s_api, Manifest.Service("api", "app: api", "port: 80, targetPort: 8080")));

    [Fact]
    public void InitContainers_Count() => Marked.Reports(
        Rule, Manifest.Join(Ingress("{port: proxy}"), Manifest.Deployment("api", "app: api", spec: "initContainers: [{name: i, restartPolicy: Always, ports: [{name: proxy, containerPort: 1}]}]")));

    [Fact]
    public void PodsOnTheHostNetwork_AreNotJudged() => Marked.Reports(Rule, Manifest.Join(Ingress("{port: metrics}"), Manifest.Deployment("api", "app: api", "{containerPort: 1}", spec: "hostNetwork: true")));

    [Theory]
    [InlineData("{ipBlock: {cidr: 10.0.0.0/8}}")]
    [InlineData("{namespaceSelector: {}}")]
    [InlineData("{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: elsewhere}}}")]
    public void DestinationsThatAreNotKnown_AreFine(string peers) => Marked.Reports(Rule, Manifest.Join(Egress(peers, "{port: 9090}"), s_api));

    [Fact]
    public void NamespaceOfNoWorkload_IsFine() => Marked.Reports(Rule, Ingress("{port: metrics}"));

    [Fact]
    public void AcceptedFinding_IsNotReported() => Marked.Reports(
        Rule, Manifest.Join(Manifest.Of("name: web\nnamespace: shop\nannotations: {netpol.sharp/accept-NETPOL2007: injected}", "podSelector: {}\ningress: [{ports: [{port: 9090}]}]"), s_api));

    [Fact]
    public void PoliciesOfAProgram_AreJudgedAlike() =>
        Assert.NotEmpty(Marked.OfProgram(Rule, InNamespace("shop", [Allow.From("app=web").To("app=api").OnTcp("metrics")]), Manifest.Join(s_api, Manifest.Deployment("web", "app: web"))));

    private static string Ingress(string port) => Manifest.Spec($"podSelector: {{matchLabels: {{app: api}}}}\ningress:\n- ports: [{port}]");

    private static string Egress(string peers, string port) => Manifest.Spec($"podSelector: {{}}\npolicyTypes: [Egress]\negress:\n- to: [{peers}]\n  ports: [{port}]");
}
