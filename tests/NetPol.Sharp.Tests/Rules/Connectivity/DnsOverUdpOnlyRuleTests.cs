using System;
using System.Linq;
using NetPol.Sharp.Model;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Rules.Connectivity;

public sealed class DnsOverUdpOnlyRuleTests
{
    private const string Rule = RuleIds.DnsOverUdpOnly;
    private const string DnsPods = "namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}, podSelector: {matchLabels: {k8s-app: kube-dns}}";
    private const string Message = "Policy 'shop/dns' allows DNS on 'UDP 53' only and nothing allows these pods TCP, which large answers and retries use, so some names fail; allow TCP 53 to the same peers";

    [Fact]
    public void UdpAlone_IsReportedAtItsPort() => Marked.Says(Rule, Dns("[|{protocol: UDP, port: 53}|]"), Message);

    [Theory]
    [InlineData("{ports: [[|{protocol: UDP, port: 53}|]]}")]
    [InlineData("{to: [{namespaceSelector: {}}], ports: [[|{protocol: UDP, port: 53}|], {port: 80}]}")]
    [InlineData("{to: [{ipBlock: {cidr: 169.254.20.10/32}}], ports: [[|{protocol: UDP, port: 53}|]]}")]
    [InlineData("{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: openshift-dns}}}], ports: [[|{protocol: UDP, port: 5353}|]]}")]
    [InlineData("{to: [{" + DnsPods + "}], ports: [[|{protocol: UDP, port: dns}|]]}")]
    [InlineData("{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: openshift-dns}}}], ports: [{protocol: UDP, port: 53}, [|{protocol: UDP, port: 5353}|], {port: 53}]}")]
    [InlineData("{to: [{ipBlock: {cidr: 10.96.0.10/32}}], ports: [[|{protocol: UDP, port: 53}|]]}")]
    [InlineData("{ports: [[|{protocol: UDP, port: 53}|], {port: https}]}")]
    [InlineData("{to: [{" + DnsPods + "}], ports: [[|{protocol: UDP, port: 53}|], {port: metrics}]}")]
    public void OtherWaysToSayDns_AreReported(string rule) => Marked.Reports(Rule, Egress("dns", "", rule));

    [Theory]
    [InlineData("{protocol: UDP, port: 53}, {protocol: TCP, port: 53}")]
    [InlineData("{protocol: UDP, port: 53}, {port: 53}")]
    [InlineData("{protocol: UDP, port: 53}, {protocol: TCP}")]
    [InlineData("{protocol: UDP, port: dns}, {protocol: TCP, port: dns-tcp}")]
    [InlineData("{protocol: UDP, port: 53}, {protocol: TCP, port: tcp-53}")]
    [InlineData("{protocol: TCP, port: 53}")]
    [InlineData("{protocol: UDP}")]
    public void TcpToo_IsFine(string ports) => Marked.Reports(Rule, Dns(ports));

    // A name of a port that is somebody else's.
    [Theory]
    [InlineData("{to: [{namespaceSelector: {}}], ports: [{protocol: UDP, port: syslog}]}")]
    [InlineData("{to: [{podSelector: {matchLabels: {app: x}}}], ports: [{protocol: UDP, port: 53}]}")]
    [InlineData("{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: openshift-dns}}}], ports: [{protocol: UDP, port: 53}, {protocol: UDP, port: 5353}, {port: 5353}]}")]
    [InlineData("{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: openshift-dns}}}], ports: [{protocol: UDP, port: 53}]}")]
    public void WhatIsNotDns_IsFine(string rule) => Marked.Reports(Rule, Egress("dns", "", rule));

    [Theory]
    [InlineData("{to: [{" + DnsPods + "}], ports: [{protocol: TCP, port: 53}]}")]
    [InlineData("{}")]
    public void TcpByAnotherRuleOrPolicy_IsFine(string tcp)
    {
        Marked.Reports(Rule, Egress("dns", "", $"{{to: [{{{DnsPods}}}], ports: [{{protocol: UDP, port: 53}}]}}, {tcp}"));
        Marked.Reports(Rule, Manifest.Join(Dns("{protocol: UDP, port: 53}"), Egress("tcp", "", tcp)));
    }

    [Fact]
    public void TcpForSome_IsReportedWithThat() => Marked.Says(
        Rule,
        Manifest.Join(Dns("[|{protocol: UDP, port: 53}|]"), Egress("tcp", "matchLabels: {app: web}", $"{{to: [{{{DnsPods}}}], ports: [{{port: 53}}]}}")),
        Message.Replace("these pods", "all of these pods", StringComparison.Ordinal));

    [Fact]
    public void AcceptedFinding_IsNotReported() =>
        Marked.Reports(Rule, Dns("{protocol: UDP, port: 53}").Replace("namespace: shop", "namespace: shop\n  annotations: {netpol.sharp/accept-NETPOL3002: small answers}", StringComparison.Ordinal));

    [Fact]
    public void OpenWorld_IsNotJudged() => Marked.Reports(Rule, Dns("{protocol: UDP, port: 53}"), isOpen: true);

    [Fact]
    public void PoliciesOfAProgram_AreJudgedAlike()
    {
        Assert.Equal(
            [Message],
            Marked.OfProgram(Rule, InNamespace("shop", [Policy("dns").Selecting(AllPods).AllowEgress(to: ClusterDns, on: Port.Udp(53))])).Select(finding => finding.Message));
        Assert.Empty(Marked.OfProgram(Rule, InNamespace("shop", [DefaultDeny.All, Allow.Dns])));
    }

    private static string Dns(string ports) => Egress("dns", "", $"{{to: [{{{DnsPods}}}], ports: [{ports}]}}");

    private static string Egress(string name, string selector, string rules) =>
        Manifest.Of($"name: {name}\nnamespace: shop", $"podSelector: {{{selector}}}\npolicyTypes: [Egress]\negress: [{rules}]");
}
