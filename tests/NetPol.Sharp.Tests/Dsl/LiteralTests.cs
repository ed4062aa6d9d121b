using System;
using NetPol.Sharp.Model;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Dsl;

/// <summary>Bad literals throw where they are written: the rule's id and one sentence that says what to do.</summary>
public sealed class LiteralTests
{
    [Theory]
    [InlineData("10.0.0.0", RuleIds.CidrNotParseable, "'10.0.0.0' is not a CIDR; did you mean '10.0.0.0/32'?")]
    [InlineData("2001:db8::1", RuleIds.CidrNotParseable, "'2001:db8::1' is not a CIDR; did you mean '2001:db8::1/128'?")]
    [InlineData("10.0.0.256/8", RuleIds.CidrNotParseable, "'10.0.0.256/8' is not a CIDR; write an address and a prefix length, like '10.0.0.0/8' or '2001:db8::/32'")]
    [InlineData("10.0.0.5/24", RuleIds.CidrNotCanonical, "'10.0.0.5/24' has bits beyond its prefix and servers from 1.36 reject it; write '10.0.0.0/24'")]
    [InlineData("010.0.0.0/8", RuleIds.CidrNotCanonical, "'010.0.0.0/8' has leading zeros and servers from 1.36 reject it; write '10.0.0.0/8'")]
    [InlineData("::ffff:10.0.0.0/104", RuleIds.CidrNotCanonical, "'::ffff:10.0.0.0/104' is an IPv4 range written as IPv6 and servers from 1.36 reject it; write '10.0.0.0/8'")]
    public void BadCidr(string cidr, string ruleId, string message) => Throws(ruleId, message, () => Cidr(cidr));

    [Theory]
    [InlineData("10.0.0.0/8", "'10.0.0.0/8' is all of '10.0.0.0/8'; the API server rejects it; take out only a part of the range")]
    [InlineData("0.0.0.0/0", "'0.0.0.0/0' is wider than '10.0.0.0/8'; the API server rejects it; take out only a part of the range")]
    [InlineData("192.168.0.0/16", "'192.168.0.0/16' is outside '10.0.0.0/8'; the API server rejects it; take out only a part of the range")]
    [InlineData("2001:db8::/32", "'2001:db8::/32' is outside '10.0.0.0/8'; the API server rejects it; take out only a part of the range")]
    public void BadExcept(string except, string message) =>
        Throws(RuleIds.ExceptNotInsideCidr, message, () => Cidr("10.0.0.0/8").Except(except));

    [Theory]
    [InlineData(0, "Port 0 is not \"any port\"; use OnAnyPort()")]
    [InlineData(-1, "Port -1 does not exist; ports go from 1 to 65535")]
    [InlineData(70000, "Port 70000 does not exist; ports go from 1 to 65535")]
    public void BadPort(int port, string message)
    {
        Throws(RuleIds.PortOutOfRange, message, () => Allow.From("a=b").To("c=d").OnTcp(port));
        Throws(RuleIds.PortOutOfRange, message, () => Port.Sctp(1, port));
        Throws(RuleIds.PortOutOfRange, message, () => Port.UdpRange(port, port));
    }

    [Fact]
    public void BadRange() => Throws(
        RuleIds.PortRangeEmpty, "Range 90-80 is empty, so it admits nothing; write 80, 90", () => Allow.From("a=b").To("c=d").OnTcpRange(90, 80));

    [Theory]
    [InlineData("", "Port name '' is empty")]
    [InlineData("Http", "Port name 'Http' may contain only lower-case letters, digits and '-'")]
    [InlineData("abcdefghijklmnop", "Port name 'abcdefghijklmnop' has more than 15 characters")]
    [InlineData("80", "Port name '80' has no letter; write the number 80 without quotes")]
    [InlineData("a--b", "Port name 'a--b' has two hyphens in a row")]
    [InlineData("-a", "Port name '-a' must start and end with a letter or digit")]
    public void BadPortName(string name, string message) => Throws(RuleIds.PortNameInvalid, message, () => Allow.From("a=b").To("c=d").OnTcp(name));

    [Theory]
    [InlineData("")]
    [InlineData("Shop")]
    [InlineData("a.b")]
    [InlineData("-a")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234")]
    public void BadNamespace(string name)
    {
        var exception = Assert.Throws<PolicyException>(() => Namespace(name));
        Assert.Equal(RuleIds.NameOrLabelInvalid, exception.RuleId);
        Assert.StartsWith($"Namespace name '{name}' ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BadPolicyName()
    {
        Throws(
            RuleIds.NameOrLabelInvalid,
            "Policy name 'A' must consist of lower-case letters, digits, '-' and '.', and each part between dots must start and end with a letter or digit",
            () => Policy("A"));
        Assert.Throws<PolicyException>(() => Allow.Dns.Named("a..b"));
        Assert.Throws<PolicyException>(() => DefaultDeny.All.Named(""));
    }

    [Fact]
    public void BadMetadata()
    {
        Throws(RuleIds.NameOrLabelInvalid, "Label key '/x' has a prefix before '/' that is not a lower-case DNS name", () => Allow.Dns.WithLabel("/x", "y"));
        Throws(RuleIds.NameOrLabelInvalid, "Label key '' has no name", () => Allow.Dns.WithLabel("", "y"));
        Assert.Throws<PolicyException>(() => Allow.Dns.WithLabel("x", "y z"));
        Assert.Throws<PolicyException>(() => Allow.Dns.WithAnnotation("x y", "z"));
        Throws(RuleIds.ReasonMissing, "Because needs a reason that a reader can judge, not a blank one", () => Allow.Dns.Because(" "));
        Throws(RuleIds.ReasonMissing, "Accept needs the id of a rule, like 'NETPOL4004', and '4004' is none", () => Allow.Dns.Accept("4004", "x"));
    }

    [Fact]
    public void Null_SaysWhatIsMissing()
    {
        Func<object>[] nulls =
        [
            () => Allow.From((Peer)null!), () => Allow.From((string)null!), () => Allow.From("a=b").To((Peer)null!), () => Never.From((Peer)null!),
            () => Never.From("a=b").To((Peer)null!), () => Pods(null!), () => Namespace(null!), () => Cidr(null!), () => Allow.DnsFor((Peer)null!),
            () => AllPods | null!, () => InNamespace("x", null!), () => PolicySet.Create([null!]), () => DefaultDeny.All.WithAnnotation("a", null!),
            () => DefaultDeny.All.WithLabel("a", null!), () => Allow.From("a=b").To("c=d").OnTcp((string)null!), () => Allow.From("a=b").To("c=d").On(null!),
        ];
        Assert.All(nulls, make => Assert.Equal(RuleIds.ValueMissing, Assert.Throws<PolicyException>(() => make()).RuleId));
    }

    private static void Throws(string ruleId, string message, Func<object> make)
    {
        var exception = Assert.Throws<PolicyException>(() => make());
        Assert.Equal((ruleId, message), (exception.RuleId, exception.Message));
    }
}
