using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using Xunit;

namespace NetPol.Sharp.Tests.Rules.Validity;

public sealed class CidrNotCanonicalRuleTests
{
    private const string Rule = RuleIds.CidrNotCanonical;

    [Theory]
    [InlineData("10.0.0.5/24", "has bits beyond its prefix", "10.0.0.0/24")]
    [InlineData("2001:db8::1/32", "has bits beyond its prefix", "2001:db8::/32")]
    [InlineData("010.0.0.0/8", "has leading zeros", "10.0.0.0/8")]
    [InlineData("10.0.0.0/08", "has leading zeros", "10.0.0.0/8")]
    [InlineData("::ffff:10.0.0.0/104", "is an IPv4 range written as IPv6", "10.0.0.0/8")]
    public void Notation_IsAnErrorWithItsCorrection(string cidr, string defect, string canonical)
    {
        var finding = Assert.Single(Marked.Reports(Rule, Manifest.From($"- ipBlock: {{cidr: [|'{cidr}'|]}}")));
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Equal($"spec.ingress[0].from[0].ipBlock.cidr: '{cidr}' {defect} and servers from 1.36 reject it; write '{canonical}'", finding.Message);
        Marked.IsFine(Manifest.From($"- ipBlock: {{cidr: '{canonical}'}}"));
    }

    [Theory]
    [InlineData("10.0.0.5/24")]
    [InlineData("010.0.0.0/8")]
    [InlineData("::ffff:10.0.0.0/104")]
    public void NotationForAnOldServer_IsAWarning(string cidr)
    {
        var findings = Marked.Reports(Rule, Manifest.From($"- ipBlock: {{cidr: [|'{cidr}'|]}}"), new LintOptions { StrictCidr = false });
        Assert.Equal(Severity.Warning, Assert.Single(findings).Severity);
    }

    [Theory]
    [InlineData("2001:DB8::/32", "2001:db8::/32")]
    [InlineData("2001:0db8::/32", "2001:db8::/32")]
    [InlineData("0:0:0:0:0:0:0:0/0", "::/0")]
    public void OtherSpellingOfIPv6_IsAWarningOnEveryServer(string cidr, string canonical)
    {
        foreach (var strict in new[] { true, false })
        {
            var finding = Assert.Single(Marked.Reports(Rule, Manifest.From($"- ipBlock: {{cidr: [|'{cidr}'|]}}"), new LintOptions { StrictCidr = strict }));
            Assert.Equal(Severity.Warning, finding.Severity);
            Assert.Equal($"spec.ingress[0].from[0].ipBlock.cidr: '{cidr}' is not how RFC 5952 writes it, and the API server warns; write '{canonical}'", finding.Message);
        }
    }

    [Fact]
    public void Excepts_AreReportedByTheirPosition() => Marked.Says(
        Rule,
        Manifest.To(
            """
            - ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16, [|10.2.0.1/16|]]}
            - ipBlock: {cidr: [|10.0.0.1/8|]}
            """),
        "spec.egress[0].to[0].ipBlock.except[1]: '10.2.0.1/16' has bits beyond its prefix and servers from 1.36 reject it; write '10.2.0.0/16'",
        "spec.egress[0].to[1].ipBlock.cidr: '10.0.0.1/8' has bits beyond its prefix and servers from 1.36 reject it; write '10.0.0.0/8'");

    [Theory]
    [InlineData("10.0.0.5/32")]
    [InlineData("2001:db8::1/128")]
    [InlineData("::/0")]
    public void CanonicalCidr_IsFine(string cidr) => Marked.IsFine(Manifest.From($"- ipBlock: {{cidr: '{cidr}'}}"));

    [Theory]
    [InlineData("10.0.0.5")]
    [InlineData("10.0.0.5/33")]
    [InlineData("")]
    public void CidrThatDoesNotParse_IsLeftToTheOtherRule(string cidr) => Marked.Reports(Rule, Manifest.From($"- ipBlock: {{cidr: '{cidr}'}}"));

    [Fact]
    public void CidrBehindAnAlias_IsReportedWhereItIsWritten() => Marked.Reports(Rule, Manifest.From(
        """
        - ipBlock: {cidr: [|[|&office 10.0.0.5/24|]|]}
        - ipBlock: {cidr: *office}
        """));
}
