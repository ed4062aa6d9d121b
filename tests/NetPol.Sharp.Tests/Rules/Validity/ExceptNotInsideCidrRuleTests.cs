using System.Linq;
using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.Rules.Validity;

public sealed class ExceptNotInsideCidrRuleTests
{
    private const string Rule = RuleIds.ExceptNotInsideCidr;

    [Theory]
    [InlineData("10.0.0.0/8", "10.0.0.0/8", "is all of")]
    [InlineData("10.0.0.0/8", "10.0.0.0/7", "is wider than")]
    [InlineData("10.0.0.0/8", "0.0.0.0/0", "is wider than")]
    [InlineData("10.0.0.0/8", "192.168.0.0/16", "is outside")]
    [InlineData("10.0.0.0/8", "2001:db8::/32", "is outside")]
    [InlineData("::/0", "10.0.0.0/8", "is outside")]
    [InlineData("2001:db8::/32", "2001:db9::/48", "is outside")]
    public void ExceptThatIsNoPart_IsReported(string cidr, string except, string defect)
    {
        var finding = Assert.Single(Marked.Reports(Rule, Manifest.From($"- ipBlock: {{cidr: '{cidr}', except: [[|'{except}'|]]}}")));
        Assert.Equal($"spec.ingress[0].from[0].ipBlock.except[0]: '{except}' {defect} '{cidr}'; the API server rejects it; take out only a part of the range", finding.Message);
        var related = Assert.Single(finding.Related);
        Assert.Equal("the CIDR", related.Message);
        Assert.Equal(finding.Span.Line, related.Span.Line);
    }

    [Theory]
    [InlineData("10.0.0.0/8", "10.0.0.0/9")]
    [InlineData("10.0.0.0/8", "10.255.255.255/32")]
    [InlineData("0.0.0.0/0", "10.0.0.0/8")]
    [InlineData("2001:db8::/32", "2001:db8:1::/48")]
    public void Part_IsFine(string cidr, string except) => Marked.IsFine(Manifest.From($"- ipBlock: {{cidr: '{cidr}', except: ['{except}']}}"));

    [Fact]
    public void OverlappingAndRepeatedExcepts_AreFine() =>
        Marked.IsFine(Manifest.From("- ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16, 10.1.0.0/16, 10.1.2.0/24]}"));

    [Theory]
    [InlineData("")]
    [InlineData(", except: ")]
    [InlineData(", except: []")]
    public void NoExcept_IsFine(string except) => Marked.IsFine(Manifest.From($"- ipBlock: {{cidr: 10.0.0.0/8{except}}}"));

    [Fact]
    public void Positions_AreThoseOfTheList() => Marked.Says(
        Rule,
        Manifest.To(
            """
            - ipBlock: {cidr: 10.0.0.0/8}
            - ipBlock:
                cidr: 10.0.0.0/8
                except:
                - 10.1.0.0/16
                - not-a-cidr
                - [|11.0.0.0/16|]
            """),
        "spec.egress[0].to[1].ipBlock.except[2]: '11.0.0.0/16' is outside '10.0.0.0/8'; the API server rejects it; take out only a part of the range");

    [Fact]
    public void AliasOfTheCidrItself_IsReported() => Marked.Reports(Rule, Manifest.From(
        """
        - ipBlock:
            cidr: [|&all 10.0.0.0/8|]
            except:
            - *all
        """));

    // The server masks host bits before it compares.
    [Fact]
    public void HostBits_AreMaskedFirst() => Marked.Reports(Rule, Manifest.From("- ipBlock: {cidr: 10.0.0.5/24, except: [10.0.0.0/25, [|10.0.0.9/24|]]}"));

    [Theory]
    [InlineData("not-a-cidr")]
    [InlineData("")]
    [InlineData("10.0.0.0")]
    public void CidrThatDoesNotParse_IsLeftToTheOtherRule(string cidr) =>
        Marked.Reports(Rule, Manifest.From($"- ipBlock: {{cidr: '{cidr}', except: [192.168.0.0/16]}}"));
}
