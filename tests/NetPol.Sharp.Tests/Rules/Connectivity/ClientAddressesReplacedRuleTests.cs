using System;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Rules.Connectivity;

public sealed class ClientAddressesReplacedRuleTests
{
    private const string Rule = RuleIds.ClientAddressesReplaced;
    private const string Message = "The addresses of clients are replaced by those of nodes on the way through Service 'shop/web', so '203.0.113.0/24' may match nothing; set externalTrafficPolicy: Local on the Service";
    private const string Clients = "{ipBlock: {cidr: 203.0.113.0/24}}";
    private static readonly string s_web = Manifest.Deployment("web", "app: web", "{name: http, containerPort: 8080}");
    private static readonly string s_service = Service("type: LoadBalancer");

    [Fact]
    public void BlockOfClients_IsReported()
    {
        var finding = Assert.Single(Marked.Reports(Rule, Manifest.Join(s_web, s_service, Policy($"[|{Clients}|]"))));
        Assert.Equal(Message, finding.Message);
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Equal("replaces them", Assert.Single(finding.Related).Message);
    }

    [Theory]
    [InlineData("type: NodePort")]
    [InlineData("type: LoadBalancer, externalTrafficPolicy: Cluster")]
    public void OtherServicesThatReplaceThem_AreReported(string service) => Marked.Says(Rule, Manifest.Join(s_web, Service(service), Policy($"[|{Clients}|]")), Message);

    [Theory]
    [InlineData("type: ClusterIP")]
    [InlineData("type: LoadBalancer, externalTrafficPolicy: Local")]
    [InlineData("type: LoadBalancer, loadBalancerClass: service.k8s.aws/nlb")]
    public void ServicesThatKeepThem_AreFine(string service) => Marked.Reports(Rule, Manifest.Join(s_web, Service(service), Policy(Clients)));

    [Theory]
    [InlineData("service.beta.kubernetes.io/aws-load-balancer-type: external", true)]
    [InlineData("service.beta.kubernetes.io/aws-load-balancer-internal: 'true'", false)]
    public void LoadBalancersThatMayGoPastNodes_AreFine(string annotation, bool isSilent) => Marked.Reports(
        Rule, Manifest.Join(s_web, s_service.Replace("namespace: shop}", $"namespace: shop, annotations: {{{annotation}}}}}", StringComparison.Ordinal), Policy(isSilent ? Clients : $"[|{Clients}|]")));

    [Fact]
    public void SecondServiceThatKeepsThem_IsFine() => Marked.Reports(
        Rule, Manifest.Join(s_web, s_service, s_service.Replace("name: web", "name: other", StringComparison.Ordinal).Replace("type: LoadBalancer", "type: LoadBalancer, externalTrafficPolicy: Local", StringComparison.Ordinal), Policy(Clients)));

    [Theory]
    [InlineData("10.1.0.0/16")]
    [InlineData("192.168.1.1/32")]
    [InlineData("0.0.0.0/0")]
    [InlineData("0.0.0.0/0, except: [10.0.0.0/8]")]
    [InlineData("172.0.0.0/8")]
    [InlineData("35.191.0.0/16")]
    [InlineData("168.63.129.16/32")]
    [InlineData("'fd00::/64'")]
    [InlineData("'2000::/3'")]
    public void BlocksThatMayHoldNodesOrHealthChecks_AreFine(string block) => Marked.Reports(Rule, Manifest.Join(s_web, s_service, Policy($"{{ipBlock: {{cidr: {block}}}}}")));

    [Theory]
    [InlineData("'2001:db8::/32'")]
    [InlineData("0.0.0.0/0, except: [10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10, 169.254.0.0/16]")]
    public void OtherBlocksWithoutPrivateAddresses_AreReported(string block) => Marked.Reports(Rule, Manifest.Join(s_web, s_service, Policy($"[|{{ipBlock: {{cidr: {block}}}}}|]")));

    [Fact]
    public void BlockThatHoldsAKnownNode_IsFine() => Marked.Reports(
        Rule, Manifest.Join(s_web, s_service, Policy(Clients), "{apiVersion: v1, kind: Node, metadata: {name: n}, status: {addresses: [{type: InternalIP, address: 203.0.113.9}]}}"));

    // Then nodes come in, and clients with them.
    [Theory]
    [InlineData("{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}")]
    [InlineData("{}")]
    public void PodsThatAdmitNodes_AreFine(string rule)
    {
        Marked.Reports(Rule, Manifest.Join(s_web, s_service, Policy(Clients, more: ", " + rule)));
        Marked.Reports(Rule, Manifest.Join(s_web, s_service, Policy($"[|{Clients}|]", more: ", {from: [{namespaceSelector: {}}]}")));
    }

    [Fact]
    public void OtherPortsThanTheService_AreFine()
    {
        Marked.Reports(Rule, Manifest.Join(s_web, s_service, Policy(Clients, "ports: [{port: 9090}]")));
        Marked.Reports(Rule, Manifest.Join(s_web, s_service, Policy($"[|{Clients}|]", "ports: [{port: http}]")));
    }

    [Fact]
    public void PodsThatAreReachedInOtherWays_AreFine()
    {
        Marked.Reports(Rule, Manifest.Join(Manifest.Deployment("web", "app: web", "{containerPort: 8080, hostPort: 80}"), s_service, Policy(Clients)));
        Marked.Reports(Rule, Manifest.Join(Manifest.Deployment("web", "app: web", spec: "hostNetwork: true"), s_service, Policy(Clients)));
        Marked.Reports(Rule, Manifest.Join(
            s_web,
            s_service,
            "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: a, namespace: shop}, spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}}",
            Policy(Clients)));
        Marked.Reports(Rule, Manifest.Join(s_service, Policy(Clients)));
    }

    [Fact]
    public void AcceptedFinding_IsNotReported() =>
        Marked.Reports(Rule, Manifest.Join(s_web, s_service, Policy(Clients).Replace("namespace: shop\n", "namespace: shop\n  annotations: {netpol.sharp/accept-NETPOL3011: DSR}\n", StringComparison.Ordinal)));

    // A policy that is not known may admit the nodes.
    [Fact]
    public void OpenWorld_IsNotJudged() => Marked.Reports(Rule, Manifest.Join(s_web, s_service, Policy(Clients)), isOpen: true);

    [Fact]
    public void PoliciesOfAProgram_AreJudgedAlike()
    {
        PolicySet set = InNamespace("shop", [DefaultDeny.All, Allow.From(Cidr("203.0.113.0/24")).To("app=web").OnTcp(8080)]);
        Assert.Equal([Message], Marked.OfProgram(Rule, set, Manifest.Join(s_web, s_service)).Select(finding => finding.Message));
        Assert.Empty(Marked.OfProgram(Rule, set, Manifest.Join(s_web, Service("type: LoadBalancer, externalTrafficPolicy: Local"))));
    }

    private static string Service(string more) => Manifest.Service("web", "app: web", "port: 80, targetPort: 8080", more);

    private static string Policy(string peers, string ports = "ports: [{port: 8080}]", string more = "") =>
        Manifest.Ingress($"{{from: [{peers}], {ports}}}{more}", "web", "matchLabels: {app: web}");
}
