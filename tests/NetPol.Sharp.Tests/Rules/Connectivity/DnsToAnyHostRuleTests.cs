using System;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Rules.Connectivity;

public sealed class DnsToAnyHostRuleTests
{
    private const string Rule = RuleIds.DnsToAnyHost;
    private const string Message = "Policy 'shop/web' allows port 53 to every destination, so data can leave through it to any host as a tunnel; allow it to the cluster's DNS pods only, as Allow.Dns does";

    [Fact]
    public void Port53ToEverything_IsAnInfoAtTheItem()
    {
        var finding = Assert.Single(Marked.Reports(Rule, Egress("", "[|{protocol: UDP, port: 53}|], {port: 53}")));
        Assert.Equal(Message, finding.Message);
        Assert.Equal(Severity.Info, finding.Severity);
    }

    [Theory]
    [InlineData("{namespaceSelector: {}}", "every pod of every namespace")]
    [InlineData("{ipBlock: {cidr: 0.0.0.0/0, except: [169.254.169.254/32]}}", "every IPv4 address but its exceptions")]
    [InlineData("{ipBlock: {cidr: '::/0'}}", "every IPv6 address")]
    [InlineData("{ipBlock: {cidr: 0.0.0.0/1}}, {ipBlock: {cidr: 128.0.0.0/1}}", "every IPv4 address ('0.0.0.0/1' and the rest)")]
    [InlineData("{podSelector: {}}, {namespaceSelector: {}}", "every pod of every namespace")]
    [InlineData("{namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: Exists}]}}", "every pod of every namespace")]
    [InlineData("{podSelector: {}}, {namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [shop]}]}}", "every pod of every namespace")]
    public void WidePeers_AreReported(string to, string words) =>
        Marked.Says(Rule, Egress(to, "[|{port: 53}|]"), Message.Replace("every destination", words, StringComparison.Ordinal));

    [Theory]
    [InlineData("{namespaceSelector: {}, podSelector: {matchLabels: {k8s-app: kube-dns}}}", "{port: 53}")]
    [InlineData("{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}}", "{port: 53}")]
    [InlineData("{podSelector: {}}", "{port: 53}")]
    [InlineData("{namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [shop]}]}}", "{port: 53}")]
    [InlineData("{ipBlock: {cidr: 0.0.0.0/1}}", "{port: 53}")]
    [InlineData("{ipBlock: {cidr: 10.0.0.0/8}}", "{port: 53}")]
    [InlineData("", "{port: 1, endPort: 1024}")]
    [InlineData("", "{protocol: UDP}")]
    [InlineData("", "{protocol: SCTP, port: 53}")]
    [InlineData("", "")]
    public void NarrowPeersAndWidePorts_AreFine(string to, string ports) => Marked.Reports(Rule, Egress(to, ports));

    [Fact]
    public void Ingress_IsFine() => Marked.Reports(Rule, Manifest.Ports("- port: 53"));

    [Fact]
    public void AcceptedFinding_IsNotReported() =>
        Marked.Reports(Rule, Egress("", "{port: 53}").Replace("namespace: shop", "namespace: shop\n  annotations: {netpol.sharp/accept-NETPOL3004: resolvers}", StringComparison.Ordinal));

    [Fact]
    public void OpenWorld_IsJudged() => Marked.Reports(Rule, Egress("", "[|{port: 53}|]"), isOpen: true);

    [Fact]
    public void PoliciesOfAProgram_AreJudgedAlike()
    {
        Assert.Equal(
            [Message.Replace("shop/web", "shop/app-web", StringComparison.Ordinal)],
            Marked.OfProgram(Rule, InNamespace("shop", [Allow.From("app=web").To(Anywhere).OnUdp(53).Named("app-web")])).Select(finding => finding.Message));
        Assert.Empty(Marked.OfProgram(Rule, InNamespace("shop", [Allow.Dns])));
    }

    private static string Egress(string to, string ports) => Manifest.Spec($"podSelector: {{}}\npolicyTypes: [Egress]\negress: [{{to: [{to}], ports: [{ports}]}}]");
}
