using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.Rules.Validity;

public sealed class PortOutOfRangeRuleTests
{
    private const string Rule = RuleIds.PortOutOfRange;

    [Theory]
    [InlineData("65536")]
    [InlineData("70000")]
    [InlineData("-1")]
    [InlineData("2147483647")]
    public void PortOutsideTheRange_IsReported(string port) =>
        Marked.Says(Rule, Manifest.Ports($"- port: [|{port}|]"), $"spec.ingress[0].ports[0].port: port {port} does not exist; ports go from 1 to 65535");

    [Fact]
    public void PortZero_IsNotAnyPort() => Marked.Says(
        Rule,
        Manifest.Ports("- port: [|0|]"),
        "spec.ingress[0].ports[0].port: 0 is not \"any port\"; leave it out to allow every port of the protocol");

    [Fact]
    public void EndPort_IsJudgedToo() => Marked.Says(
        Rule,
        Manifest.Ports("- {port: 80, endPort: [|65536|]}\n- {port: [|0|], endPort: [|0|]}"),
        "spec.ingress[0].ports[0].endPort: port 65536 does not exist; ports go from 1 to 65535",
        "spec.ingress[0].ports[1].port: 0 is not \"any port\"; leave it out to allow every port of the protocol",
        "spec.ingress[0].ports[1].endPort: 0 is not \"any port\"; leave it out for a single port");

    [Theory]
    [InlineData("port: 1")]
    [InlineData("port: 65535")]
    [InlineData("{port: 1, endPort: 65535}")]
    [InlineData("port: http")]
    [InlineData("protocol: UDP")]
    [InlineData("{protocol: UDP, port: ~}")]
    [InlineData("{}")]
    public void PortOfTheRangeOrNone_IsFine(string port) => Marked.IsFine(Manifest.Ports("- " + port));

    // Written in another base or with a fraction of zero, it is the same number to the server.
    [Theory]
    [InlineData("0x10000")]
    [InlineData("0b0")]
    [InlineData("1e5")]
    [InlineData("65_536")]
    [InlineData("70000.0")]
    public void OtherNotationOfANumber_IsJudgedByItsValue(string port) => Marked.Reports(Rule, Manifest.Ports($"- port: [|{port}|]"));

    [Theory]
    [InlineData("2147483648")]
    [InlineData("99999999999999999999")]
    [InlineData("80.5")]
    [InlineData("true")]
    [InlineData("[80]")]
    [InlineData("'0'")]
    public void WhatIsNoNumberOf32Bits_IsLeftToOtherRules(string port) => Marked.Reports(Rule, Manifest.Ports("- port: " + port));

    [Fact]
    public void EveryRuleOfBothDirections_IsJudged() => Marked.Reports(Rule, Manifest.Spec(
        """
        podSelector: {}
        ingress:
        - {}
        - ports: [{port: 80}, {port: [|0|]}]
        egress:
        - ports:
          - port: [|70000|]
        """));

    [Fact]
    public void Json_IsReadLikeYaml() => Marked.Reports(
        Rule,
        """
        {
        	"apiVersion": "networking.k8s.io/v1",
        	"kind": "NetworkPolicy",
        	"metadata": {"name": "web"},
        	"spec": {"podSelector": {}, "ingress": [{"ports": [{"port": [|0|]}, {"port": 80}]}]}
        }
        """);
}
