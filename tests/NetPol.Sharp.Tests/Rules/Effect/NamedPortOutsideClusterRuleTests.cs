using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using Xunit;

namespace NetPol.Sharp.Tests.Rules.Effect;

public sealed class NamedPortOutsideClusterRuleTests
{
    private const string Rule = RuleIds.NamedPortOutsideCluster;

    [Fact]
    public void NameTowardsABlock_IsAnError()
    {
        var finding = Assert.Single(Marked.Reports(Rule, Egress("{ipBlock: {cidr: 10.0.0.0/8}}", "{port: 80}, [|{port: https}|]")));
        Assert.Equal("Named ports do not exist outside the cluster, so 'https' admits nothing to '10.0.0.0/8'; write the number", finding.Message);
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Equal("these addresses", Assert.Single(finding.Related).Message);
    }

    // For the pods the name works.
    [Fact]
    public void NameTowardsPodsAndABlock_IsReportedOfTheBlock() =>
        Marked.Says(Rule, Egress("{podSelector: {}}, {ipBlock: {cidr: 10.0.0.0/8}}", "[|{port: https}|]"), "Named ports do not exist outside the cluster, so 'https' admits nothing to '10.0.0.0/8'; write the number");

    [Theory]
    [InlineData("{ipBlock: {cidr: 10.0.0.0/8}}", "{port: 443}")]
    [InlineData("{ipBlock: {cidr: 10.0.0.0/8}}", "{protocol: TCP}")]
    [InlineData("{podSelector: {}}", "{port: https}")]
    public void NumbersAndPods_AreFine(string peers, string ports) => Marked.Reports(Rule, Egress(peers, ports));

    [Fact]
    public void NameWithoutPeers_IsFine() => Marked.Reports(Rule, Manifest.Spec("podSelector: {}\npolicyTypes: [Egress]\negress:\n- ports: [{port: https}]"));

    // The destination is a pod.
    [Fact]
    public void Ingress_IsFine() => Marked.Reports(Rule, Manifest.Spec("podSelector: {}\ningress:\n- from: [{ipBlock: {cidr: 10.0.0.0/8}}]\n  ports: [{port: https}]"));

    [Theory]
    [InlineData("[Ingress]", false)]
    [InlineData("[Ingress, Egress]", true)]
    public void RuleWithoutEffect_IsFine(string policyTypes, bool isReported) => Marked.Reports(
        Rule,
        Manifest.Spec($"podSelector: {{}}\npolicyTypes: {policyTypes}\negress:\n- to: [{{ipBlock: {{cidr: 10.0.0.0/8}}}}]\n  ports: [{(isReported ? "[|{port: https}|]" : "{port: https}")}]"));

    [Fact]
    public void OpenWorld_IsJudged() => Marked.Reports(Rule, Egress("{ipBlock: {cidr: 10.0.0.0/8}}", "[|{port: https}|]"), isOpen: true);

    [Fact]
    public void AcceptedFinding_IsNotReported() => Marked.Reports(
        Rule,
        Manifest.Of("name: web\nnamespace: shop\nannotations: {netpol.sharp/accept-NETPOL2008: Calico}", "podSelector: {}\npolicyTypes: [Egress]\negress: [{to: [{ipBlock: {cidr: 10.0.0.0/8}}], ports: [{port: https}]}]"));

    private static string Egress(string peers, string ports) => Manifest.Spec($"podSelector: {{}}\npolicyTypes: [Egress]\negress:\n- to: [{peers}]\n  ports: [{ports}]");
}
