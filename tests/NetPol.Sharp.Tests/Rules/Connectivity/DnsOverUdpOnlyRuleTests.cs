using System;
using NetPol.Sharp.Model;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Rules.Connectivity;

public sealed class DnsOverUdpOnlyRuleTests
{
    private const string Rule = RuleIds.DnsOverUdpOnly;
    private const string DnsPods = "{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}, podSelector: {matchLabels: {k8s-app: kube-dns}}}";

    [Fact]
    public void UdpAlone_IsReported() => Marked.Says(
        Rule,
        Egress("{}", DnsPods, "[|{port: 53, protocol: UDP}|]"),
        "Policy 'shop/web' allows DNS on 'UDP 53' only and nothing allows these pods TCP, which large answers and retries use, so some names fail; allow TCP 53 to the same peers");

    [Theory]
    [InlineData("{ipBlock: {cidr: 169.254.20.10/32}}", "[|{port: 53, protocol: UDP}|]")]
    [InlineData("{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: openshift-dns}}}", "[|{port: 5353, protocol: UDP}|]")]
    [InlineData("{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}}", "[|{port: dns, protocol: UDP}|]")]
    [InlineData("{namespaceSelector: {}}", "[|{port: 53, protocol: UDP}|], {port: 443}")]
    public void OtherWaysToSayIt_AreReported(string peer, string ports) => Marked.Reports(Rule, Egress("{}", peer, ports));

    [Theory]
    [InlineData("{port: 53, protocol: UDP}, {port: 53}")]
    [InlineData("{port: 53, protocol: UDP}, {protocol: TCP}")]
    [InlineData("{port: 53}")]
    [InlineData("{protocol: UDP}")]
    public void BothOrNeither_AreFine(string ports) => Marked.Reports(Rule, Egress("{}", DnsPods, ports));

    [Theory]
    [InlineData("{}")]
    [InlineData("{matchLabels: {app: api}}")]
    public void TcpOfAnotherPolicy_IsEnough(string selector) => Marked.Reports(
        Rule, Egress("{matchLabels: {app: api}}", DnsPods, "{port: 53, protocol: UDP}") + "---\n" + Named("other", Egress(selector, DnsPods, "{port: 53}")));

    [Fact]
    public void TcpForSomeOfThePods_IsNotEnough() => Assert.Contains(
        "nothing allows all of these pods TCP",
        Assert.Single(Marked.Reports(Rule, Egress("{}", DnsPods, "[|{port: 53, protocol: UDP}|]") + "---\n" + Named("other", Egress("{matchLabels: {app: api}}", DnsPods, "{port: 53}")))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void UdpThatIsNoDns_IsFine() => Marked.Reports(Rule, Egress("{}", "{podSelector: {}}", "{port: 53, protocol: UDP}"));

    [Fact]
    public void WorkloadsThatMayUseTcp_AreFine() => Marked.Reports(Rule, Manifest.Join(
        Egress("{}", DnsPods, "{port: 53, protocol: UDP}"), Named("other", Egress("{matchLabels: {app: api}}", DnsPods, "{port: 53}")), Manifest.Deployment("api", "app: api")));

    [Fact]
    public void OpenWorld_IsNotJudged() => Marked.Reports(Rule, Egress("{}", DnsPods, "{port: 53, protocol: UDP}"), isOpen: true);

    [Fact]
    public void AcceptedFinding_IsNotReported() => Marked.Reports(
        Rule, Egress("{}", DnsPods, "{port: 53, protocol: UDP}").Replace("namespace: shop", "namespace: shop\n  annotations: {netpol.sharp/accept-NETPOL3002: none is large}", StringComparison.Ordinal));

    [Fact]
    public void PoliciesOfAProgram_AreJudgedAlike()
    {
        Assert.Single(Marked.OfProgram(Rule, InNamespace("shop", [Allow.From("app=api").To(ClusterDns).OnUdp(53)])));
        Assert.Empty(Marked.OfProgram(Rule, InNamespace("shop", [Allow.Dns])));
    }

    private static string Egress(string selector, string peer, string ports) => Manifest.Spec($"podSelector: {selector}\npolicyTypes: [Egress]\negress:\n- to: [{peer}]\n  ports: [{ports}]");

    private static string Named(string name, string policy) => policy.Replace("name: web", "name: " + name, StringComparison.Ordinal);
}
