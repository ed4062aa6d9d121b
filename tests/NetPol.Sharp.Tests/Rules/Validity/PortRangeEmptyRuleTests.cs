using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.Rules.Validity;

public sealed class PortRangeEmptyRuleTests
{
    private const string Rule = RuleIds.PortRangeEmpty;

    [Fact]
    public void EndBeforeStart_IsReported() => Marked.Says(
        Rule,
        Manifest.Ports("- port: 80\n- {port: 90, endPort: [|80|]}"),
        "spec.ingress[0].ports[1].endPort: range 90-80 is empty, and the API server rejects it; write the smaller number as 'port'");

    [Theory]
    [InlineData("{port: 80, endPort: 80}")]
    [InlineData("{port: 80, endPort: 90}")]
    [InlineData("{port: 80, endPort: ~}")]
    [InlineData("port: 80")]
    public void RangeWithPorts_IsFine(string port) => Marked.IsFine(Manifest.Ports("- " + port));

    [Fact]
    public void NamedStart_IsReported() => Marked.Says(
        Rule,
        Manifest.Ports("- {port: http, endPort: [|90|]}"),
        "spec.ingress[0].ports[0].endPort: a range cannot start at the named port 'http'; write its number");

    [Theory]
    [InlineData("endPort: [|90|]")]
    [InlineData("{protocol: UDP, endPort: [|90|]}")]
    [InlineData("{port: ~, endPort: [|90|]}")]
    public void NoStart_IsReported(string port) =>
        Marked.Says(Rule, Manifest.Ports("- " + port), "spec.ingress[0].ports[0].endPort: a range needs a 'port' to start at");

    // The server reports both the port that does not exist and the order of the two.
    [Theory]
    [InlineData("{port: 80, endPort: [|0|]}")]
    [InlineData("{port: 80, endPort: [|-1|]}")]
    [InlineData("{port: 70000, endPort: [|80|]}")]
    public void NumbersOutOfRange_AreComparedAllTheSame(string port) => Marked.Reports(Rule, Manifest.Ports("- " + port));

    [Theory]
    [InlineData("{port: 80, endPort: '70'}")]
    [InlineData("{port: 80, endPort: 4294967296}")]
    [InlineData("{port: true, endPort: 70}")]
    [InlineData("{port: 4294967296, endPort: 70}")]
    [InlineData("{port: 80, endPort: 70.5}")]
    public void WhatIsNoNumberOf32Bits_IsLeftToTheDecoder(string port) => Marked.Reports(Rule, Manifest.Ports("- " + port));

    [Fact]
    public void EgressRange_IsJudgedToo() => Marked.Reports(Rule, Manifest.Spec(
        """
        podSelector: {}
        egress:
        - ports:
          - port: 443
            endPort: [|80|]
        """));
}
