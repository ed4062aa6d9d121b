using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.Rules.Validity;

public sealed class PortNameInvalidRuleTests
{
    private const string Rule = RuleIds.PortNameInvalid;

    [Theory]
    [InlineData("Http_Port", "may contain only lower-case letters, digits and '-'")]
    [InlineData("HTTP", "may contain only lower-case letters, digits and '-'")]
    [InlineData("http.api", "may contain only lower-case letters, digits and '-'")]
    [InlineData("sixteen-letters-", "has more than 15 characters")]
    [InlineData("80-90", "has no letter")]
    [InlineData("-http", "must start and end with a letter or digit")]
    [InlineData("http-", "must start and end with a letter or digit")]
    [InlineData("http--api", "has two hyphens in a row")]
    [InlineData("", "is empty")]
    public void NameThatNoPortCanHave_IsReported(string name, string problem) =>
        Marked.Says(Rule, Manifest.Ports($"- port: [|'{name}'|]"), $"spec.ingress[0].ports[0].port: Port name '{name}' {problem}");

    [Fact]
    public void QuotedNumber_IsAName() => Marked.Says(
        Rule,
        Manifest.Ports("- port: [|\"80\"|]"),
        "spec.ingress[0].ports[0].port: Port name '80' has no letter; write the number 80 without quotes");

    [Theory]
    [InlineData("http")]
    [InlineData("a")]
    [InlineData("fifteen-letters")]
    [InlineData("8080-tcp")]
    public void NameOfAPort_IsFine(string name) => Marked.IsFine(Manifest.Ports("- port: " + name));

    [Theory]
    [InlineData("80")]
    [InlineData("true")]
    [InlineData("~")]
    [InlineData("[HTTP]")]
    public void WhatIsNoString_IsLeftToOtherRules(string port) => Marked.Reports(Rule, Manifest.Ports("- port: " + port));

    [Fact]
    public void Positions_AreThoseOfTheLists() => Marked.Says(
        Rule,
        Manifest.Spec(
            """
            podSelector: {}
            egress:
            - to: []
            - ports:
              - port: https
              - port: [|HTTPS|]
            """),
        "spec.egress[1].ports[1].port: Port name 'HTTPS' may contain only lower-case letters, digits and '-'");
}
