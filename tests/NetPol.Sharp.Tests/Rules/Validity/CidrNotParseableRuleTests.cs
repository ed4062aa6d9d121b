using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.Rules.Validity;

public sealed class CidrNotParseableRuleTests
{
    private const string Rule = RuleIds.CidrNotParseable;

    [Fact]
    public void TextThatIsNoCidr_IsReported() => Marked.Says(Rule, Manifest.From("- ipBlock: {cidr: [|not-a-cidr|]}"),
        "spec.ingress[0].from[0].ipBlock.cidr: 'not-a-cidr' is not a CIDR; write an address and a prefix length, like '10.0.0.0/8' or '2001:db8::/32'");

    [Theory]
    [InlineData("10.0.0.0", "10.0.0.0/32")]
    [InlineData("010.0.0.1", "10.0.0.1/32")]
    [InlineData("2001:DB8::1", "2001:db8::1/128")]
    public void AddressWithoutPrefixLength_IsReportedWithItsRange(string address, string range) =>
        Marked.Says(Rule, Manifest.To($"- ipBlock: {{cidr: [|'{address}'|]}}"), $"spec.egress[0].to[0].ipBlock.cidr: '{address}' is not a CIDR; did you mean '{range}'?");

    [Theory]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/")]
    [InlineData("10.0.0.0/8/8")]
    [InlineData("10.0.0/8")]
    [InlineData("10.0.0.256/32")]
    [InlineData("::/129")]
    [InlineData("fe80::%eth0/64")]
    [InlineData(" 10.0.0.0/8")]
    [InlineData("10.0.0.0/8 ")]
    [InlineData("0x0a.0.0.0/8")]
    [InlineData("/8")]
    public void CidrThatNoServerReads_IsReported(string cidr) => Marked.Reports(Rule, Manifest.From($"- ipBlock: {{cidr: [|'{cidr}'|]}}"));

    [Theory]
    [InlineData("10.0.0.0/8")]
    [InlineData("0.0.0.0/0")]
    [InlineData("10.0.0.1/32")]
    [InlineData("::/0")]
    [InlineData("2001:db8::1/128")]
    public void Cidr_IsFine(string cidr) => Marked.IsFine(Manifest.From($"- ipBlock: {{cidr: '{cidr}'}}"));

    // The server reads these; that newer ones reject them is NETPOL1002.
    [Theory]
    [InlineData("10.0.0.5/24")]
    [InlineData("010.0.0.0/8")]
    [InlineData("10.0.0.0/08")]
    [InlineData("::ffff:10.0.0.0/104")]
    [InlineData("2001:DB8::/32")]
    public void CidrInAnotherNotation_IsLeftToTheOtherRule(string cidr) => Marked.Reports(Rule, Manifest.From($"- ipBlock: {{cidr: '{cidr}'}}"));

    [Theory]
    [InlineData("[|{}|]")]
    [InlineData("{cidr: [|''|]}")]
    [InlineData("[|{cidr: null}|]")]
    [InlineData("[|{cidr: }|]")]
    public void MissingCidr_IsReported(string block) =>
        Marked.Says(Rule, Manifest.From("- ipBlock: " + block), "spec.ingress[0].from[0].ipBlock.cidr: an ipBlock needs a CIDR, like '10.0.0.0/8'");

    [Fact]
    public void MissingCidrOfABlock_IsReportedWhereTheBlockStands() => Marked.Reports(Rule, Manifest.From(
        """
        - ipBlock:
            [|except:
            - 10.0.0.0/8|]
        - podSelector: {}
        """));

    [Fact]
    public void Excepts_AreReportedByTheirPosition() => Marked.Says(
        Rule,
        Manifest.From(
            """
            - podSelector: {}
            - ipBlock:
                cidr: 10.0.0.0/8
                except:
                - 10.1.0.0/16
                - [|10.2.0.0|]
                - [|''|]
                - [|~|]
            """),
        "spec.ingress[0].from[1].ipBlock.except[1]: '10.2.0.0' is not a CIDR; did you mean '10.2.0.0/32'?",
        "spec.ingress[0].from[1].ipBlock.except[2]: '' is not a CIDR; write an address and a prefix length, like '10.0.0.0/8' or '2001:db8::/32'",
        "spec.ingress[0].from[1].ipBlock.except[3]: '' is not a CIDR; write an address and a prefix length, like '10.0.0.0/8' or '2001:db8::/32'");

    [Fact]
    public void EveryRuleOfBothDirections_IsJudged() => Marked.Reports(Rule, Manifest.Spec(
        """
        podSelector: {}
        ingress:
        - from:
          - ipBlock: {cidr: 10.0.0.0/8}
        - from:
          - ipBlock: {cidr: [|a|]}
        egress:
        - to:
          - ipBlock: {cidr: [|b|]}
        """));

    [Theory]
    [InlineData("{cidr: 10}")]
    [InlineData("{cidr: [10.0.0.0/8]}")]
    [InlineData("{cidr: 10.0.0.0/8, except: 10.1.0.0/16}")]
    [InlineData("{cidr: 10.0.0.0/8, except: [1]}")]
    public void WrongType_IsLeftToTheDecoder(string block) => Marked.Reports(Rule, Manifest.From("- ipBlock: " + block));

    [Theory]
    [InlineData("")]
    [InlineData("10.0.0.0/8")]
    public void BlockThatIsNoObject_IsLeftToTheDecoder(string block) => Marked.Reports(Rule, Manifest.From($"- ipBlock: {block}"));
}
