using System;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using Xunit;

namespace NetPol.Sharp.Tests.Rules.Connectivity;

public sealed class DnsToAnyHostRuleTests
{
    private const string Rule = RuleIds.DnsToAnyHost;

    [Fact]
    public void AnyDestination_IsAnInfo()
    {
        var finding = Assert.Single(Marked.Reports(Rule, Egress("ports: [[|{port: 53, protocol: UDP}|], {port: 53}]")));
        Assert.Equal("Policy 'shop/web' allows port 53 to every destination, so data can leave through it to any host as a tunnel; allow it to the cluster's DNS pods only, as Allow.Dns does", finding.Message);
        Assert.Equal(Severity.Info, finding.Severity);
    }

    [Theory]
    [InlineData("to: [{ipBlock: {cidr: 0.0.0.0/0}}]", "every address of '0.0.0.0/0'")]
    [InlineData("to: [{podSelector: {}}, {ipBlock: {cidr: '::/0'}}]", "every address of '::/0'")]
    [InlineData("to: [{namespaceSelector: {}}]", "every pod of every namespace")]
    public void AnyPeer_IsReported(string to, string who)
    {
        var policy = Egress(to + "\n  ports: [{port: 443}, [|{port: 53}|]]");
        Assert.Contains(who, Assert.Single(Marked.Reports(Rule, policy)).Message, StringComparison.Ordinal);
        Marked.Reports(Rule, policy, isOpen: true);
    }

    [Theory]
    [InlineData("to: [{namespaceSelector: {}, podSelector: {matchLabels: {k8s-app: kube-dns}}}]\n  ports: [{port: 53, protocol: UDP}]")]
    [InlineData("to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}}]\n  ports: [{port: 53, protocol: UDP}]")]
    [InlineData("to: [{podSelector: {}}]\n  ports: [{port: 53, protocol: UDP}]")]
    [InlineData("to: [{ipBlock: {cidr: 10.96.0.10/32}}]\n  ports: [{port: 53, protocol: UDP}]")]
    [InlineData("ports: [{port: 443}]")]
    [InlineData("ports: [{protocol: UDP}]")]
    [InlineData("to: [{ipBlock: {cidr: 0.0.0.0/0}}]")]
    public void DnsPodsAndOtherPorts_AreFine(string rule) => Marked.Reports(Rule, Egress(rule));

    [Fact]
    public void EverythingAtAll_IsFine() => Marked.Reports(Rule, Manifest.Spec("podSelector: {}\npolicyTypes: [Egress]\negress: [{}]"));

    [Fact]
    public void Ingress_IsFine() => Marked.Reports(Rule, Manifest.Spec("podSelector: {}\ningress: [{ports: [{port: 53, protocol: UDP}]}]"));

    [Fact]
    public void AcceptedFinding_IsNotReported() => Marked.Reports(
        Rule, Egress("ports: [{port: 53, protocol: UDP}]").Replace("namespace: shop", "namespace: shop\n  annotations: {netpol.sharp/accept-NETPOL3004: resolvers}", StringComparison.Ordinal));

    private static string Egress(string rule) => Manifest.Spec($"podSelector: {{}}\npolicyTypes: [Egress]\negress:\n- {rule}");
}
