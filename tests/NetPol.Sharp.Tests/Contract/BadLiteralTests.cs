using System;
using NetPol.Sharp.Model;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Contract;

public sealed class BadLiteralTests
{
    private const string Sixteen = "abcdefghijklmnop";
    private static readonly string s_63 = new('a', 63);
    private static readonly string s_64 = new('a', 64);

    [Theory]
    [InlineData("app=web,")]
    [InlineData(",app")]
    [InlineData("app=web,,x")]
    [InlineData("app in")]
    [InlineData("app in (")]
    [InlineData("app in (a")]
    [InlineData("app in (a,b")]
    [InlineData("app in a")]
    [InlineData("app in ()")]
    [InlineData("app in ( )")]
    [InlineData("app notin ()")]
    [InlineData("app inn (a)")]
    [InlineData("app IN (a)")]
    [InlineData("=web")]
    [InlineData("!")]
    [InlineData("!!app")]
    [InlineData("app=a=b")]
    [InlineData("app==a==b")]
    [InlineData("app===a")]
    [InlineData("!app=web")]
    [InlineData("!app in (a)")]
    [InlineData("app web")]
    [InlineData("app=a b")]
    [InlineData("app!")]
    [InlineData("(a)")]
    [InlineData("app in (a b)")]
    [InlineData("app in (a))")]
    [InlineData("app in ((a))")]
    [InlineData("app in (a),(b)")]
    [InlineData("app>1")]
    [InlineData("app<1")]
    [InlineData(" ")]
    public void UnreadableSelector_Throws1008(string selector)
    {
        Throws.Rule(RuleIds.SelectorNotParseable, () => Pods(selector));
        Throws.Rule(RuleIds.SelectorNotParseable, () => Allow.From(selector));
        Throws.Rule(RuleIds.SelectorNotParseable, () => Allow.From(AllPods).To(selector));
        Throws.Rule(RuleIds.SelectorNotParseable, () => Allow.DnsFor(selector));
        Throws.Rule(RuleIds.SelectorNotParseable, () => Namespaces(selector));
        Throws.Rule(RuleIds.SelectorNotParseable, () => Pods("app=a").InNamespaces(selector));
        Throws.Rule(RuleIds.SelectorNotParseable, () => Namespace("x").Pods(selector));
        Throws.Rule(RuleIds.SelectorNotParseable, () => Namespaces("team=x").Pods(selector));
        Throws.Rule(RuleIds.SelectorNotParseable, () => Policy("p").Selecting(selector));
        Throws.Rule(RuleIds.SelectorNotParseable, () => Never.From(selector));
        Throws.Rule(RuleIds.SelectorNotParseable, () => Always.From("app=a").To(selector));
    }

    [Theory]
    [InlineData("app web", 5)]
    [InlineData("app=web,,x", 9)]
    [InlineData("app in a", 8)]
    [InlineData("app in (a b)", 11)]
    [InlineData(",app", 1)]
    [InlineData("=web", 1)]
    [InlineData("app=web,", 9)]
    [InlineData("  ok=1, app web", 13)]
    [InlineData("app>1", 4)]
    [InlineData("app=a=b", 6)]
    public void UnreadableSelector_NamesTheColumn(string selector, int column) =>
        Assert.Contains($"column {column}", Throws.Rule(RuleIds.SelectorNotParseable, () => Pods(selector)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("-app=x")]
    [InlineData("_app=x")]
    [InlineData("app-=x")]
    [InlineData("app=-x")]
    [InlineData("app=x-")]
    [InlineData("app=x.")]
    [InlineData("app=x$")]
    [InlineData("app=ü")]
    [InlineData("app=\u212A")]
    [InlineData("app=\u0661")]
    [InlineData("app=a\u0000b")]
    [InlineData("äpp=x")]
    [InlineData("a/b/c=x")]
    [InlineData("/x=y")]
    [InlineData("x/=y")]
    [InlineData("Prefix.io/x=y")]
    [InlineData("pre_fix/x=y")]
    [InlineData("app in (ok,-no)")]
    [InlineData("!a/b/c")]
    [InlineData("app!=x-")]
    [InlineData("app=a/b")]
    [InlineData("app='web'")]
    public void InvalidLabelInSelector_Throws1007(string selector) => Throws.Rule(RuleIds.NameOrLabelInvalid, () => Pods(selector));

    [Fact]
    public void LabelLengths_StopAt63And253()
    {
        Pods("app=" + s_63);
        Pods(s_63 + "=x");
        Pods(new string('a', 253) + "/" + s_63);
        Throws.Rule(RuleIds.NameOrLabelInvalid, () => Pods("app=" + s_64));
        Throws.Rule(RuleIds.NameOrLabelInvalid, () => Pods(s_64 + "=x"));
        Throws.Rule(RuleIds.NameOrLabelInvalid, () => Pods(new string('a', 254) + "/x"));
    }

    [Theory]
    [InlineData("10.0.0.0")]
    [InlineData("::")]
    [InlineData("10.0.0.0/33")]
    [InlineData("::/129")]
    [InlineData("fe80::%eth0/64")]
    [InlineData(" 10.0.0.0/8")]
    [InlineData("10.0.0.0/8 ")]
    [InlineData("10.0.0.0/8\n")]
    [InlineData("10.0.0.0 /8")]
    [InlineData("10.0.0.0/ 8")]
    [InlineData("10.0.0/8")]
    [InlineData("10/8")]
    [InlineData("256.0.0.0/8")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/+8")]
    [InlineData("10.0.0.0/")]
    [InlineData("10.0.0.0/8/8")]
    [InlineData("10.0.0.0.0/8")]
    [InlineData("10..0.0/8")]
    [InlineData("10.0.0.0/0x8")]
    [InlineData("0x0a.0.0.0/8")]
    [InlineData("10.0.0.0/255.0.0.0")]
    [InlineData("\uFF110.0.0.0/8")]
    [InlineData("10.0.0.0/\u0668")]
    [InlineData("10.0.0.0/99999999999999999999")]
    [InlineData("99999999999999999999.0.0.0/8")]
    [InlineData("/8")]
    [InlineData("")]
    [InlineData("a/8")]
    [InlineData("localhost/8")]
    [InlineData("[::]/0")]
    [InlineData(":::/0")]
    [InlineData("1::2::3/64")]
    [InlineData("12345::/16")]
    [InlineData("02001::/16")]
    [InlineData("2001:db8::g/64")]
    [InlineData("1:2:3:4:5:6:7/64")]
    [InlineData("1:2:3:4:5:6:7:8:9/128")]
    [InlineData("1:2:3:4:5:6:7:8::/128")]
    [InlineData(":1:2:3:4:5:6:7/64")]
    [InlineData("1:2:3:4:5:6:7:/64")]
    [InlineData("::1.2.3/128")]
    [InlineData("1.2.3.4::/64")]
    public void NotACidr_Throws1001(string cidr)
    {
        Throws.Rule(RuleIds.CidrNotParseable, () => Cidr(cidr));
        Throws.Rule(RuleIds.CidrNotParseable, () => Cidr("0.0.0.0/0").Except(cidr));
    }

    [Theory]
    [InlineData("10.0.0.1/8")]
    [InlineData("10.0.0.5/24")]
    [InlineData("0.0.0.1/0")]
    [InlineData("10.0.0.1/31")]
    [InlineData("010.0.0.0/8")]
    [InlineData("10.0.0.00/8")]
    [InlineData("10.0.0.0/08")]
    [InlineData("0.0.0.0/00")]
    [InlineData("2001:db8::1/64")]
    [InlineData("::1/0")]
    [InlineData("::1/127")]
    [InlineData("::ffff:10.0.0.0/104")]
    [InlineData("::ffff:10.0.0.1/128")]
    [InlineData("::ffff:0:0/96")]
    [InlineData("::FFFF:a00:0/104")]
    [InlineData("0:0:0:0:0:ffff:10.0.0.0/104")]
    public void CidrThatStrictServersReject_Throws1002(string cidr)
    {
        Throws.Rule(RuleIds.CidrNotCanonical, () => Cidr(cidr));
        Throws.Rule(RuleIds.CidrNotCanonical, () => Cidr("0.0.0.0/0").Except(cidr));
    }

    [Theory]
    [InlineData("10.0.0.0/8", "10.0.0.0/8")]
    [InlineData("10.0.0.0/8", "0.0.0.0/0")]
    [InlineData("10.0.0.0/8", "10.0.0.0/7")]
    [InlineData("10.0.0.0/8", "192.168.0.0/16")]
    [InlineData("10.0.0.0/8", "11.0.0.0/9")]
    [InlineData("10.0.0.0/8", "2001:db8::/32")]
    [InlineData("0.0.0.0/0", "::/1")]
    [InlineData("::/0", "10.0.0.0/8")]
    [InlineData("::/0", "::/0")]
    [InlineData("2001:db8::/32", "2001:DB8::/32")]
    [InlineData("10.0.0.1/32", "10.0.0.1/32")]
    [InlineData("2001:db8::/64", "2001:db8:0:1::/96")]
    public void ExceptNotStrictlyInside_Throws1003(string cidr, string except) =>
        Throws.Rule(RuleIds.ExceptNotInsideCidr, () => Cidr(cidr).Except(except));

    [Fact]
    public void LaterExceptNotInside_Throws1003() =>
        Throws.Rule(RuleIds.ExceptNotInsideCidr, () => Cidr("10.0.0.0/8").Except("10.1.0.0/16", "10.2.0.0/16", "11.0.0.0/16"));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(65536)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void PortOutOfRange_Throws1004(int port)
    {
        var sentence = Allow.From("app=a").To("app=b");
        foreach (var mistake in (Func<object?>[])
        [
            () => sentence.OnTcp(port), () => sentence.OnTcp(80, port), () => sentence.OnTcp(80, 81, port), () => sentence.OnUdp(port),
            () => sentence.OnSctp(port), () => sentence.OnTcpRange(port, 80), () => sentence.OnTcp(80).AndTcp(port),
            () => sentence.OnTcp(80).AndUdp(53, port), () => sentence.OnTcp(80).AndSctp(port), () => Port.Tcp(port),
            () => Port.Udp(1, port), () => Port.SctpRange(port, port), () => Never.From("app=a").To("app=b").OnTcp(port),
        ])
        {
            Throws.Rule(RuleIds.PortOutOfRange, mistake);
        }
    }

    [Fact]
    public void RangeEndOutOfRange_Throws1004()
    {
        Throws.Rule(RuleIds.PortOutOfRange, () => Port.TcpRange(80, 65536));
        Throws.Rule(RuleIds.PortOutOfRange, () => Port.UdpRange(1, int.MaxValue));
        Throws.Rule(RuleIds.PortOutOfRange, () => Port.Tcp(1).AndSctpRange(0, 10));
    }

    [Theory]
    [InlineData(90, 80)]
    [InlineData(65535, 1)]
    [InlineData(2, 1)]
    public void RangeBackwards_Throws1005(int first, int last)
    {
        Throws.Rule(RuleIds.PortRangeEmpty, () => Port.TcpRange(first, last));
        Throws.Rule(RuleIds.PortRangeEmpty, () => Allow.From("app=a").To("app=b").OnUdpRange(first, last));
        Throws.Rule(RuleIds.PortRangeEmpty, () => Allow.From("app=a").To("app=b").OnTcp(1).AndSctpRange(first, last));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("Http_Port")]
    [InlineData("HTTP")]
    [InlineData("80")]
    [InlineData("80-81")]
    [InlineData("a--b")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("-")]
    [InlineData(Sixteen)]
    [InlineData("a b")]
    [InlineData("a.b")]
    [InlineData("a_b")]
    [InlineData("http\n")]
    [InlineData("ä")]
    [InlineData("htt\u0440")]
    [InlineData("1\u0661")]
    public void BadPortName_Throws1006(string name)
    {
        Throws.Rule(RuleIds.PortNameInvalid, () => Port.Tcp(name));
        Throws.Rule(RuleIds.PortNameInvalid, () => Port.Udp("dns", name));
        Throws.Rule(RuleIds.PortNameInvalid, () => Allow.From("app=a").To("app=b").OnSctp(name));
        Throws.Rule(RuleIds.PortNameInvalid, () => Allow.From("app=a").To("app=b").OnTcp(80).AndTcp(name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("a.b")]
    [InlineData("a_b")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a b")]
    [InlineData("a\n")]
    [InlineData("ü")]
    [InlineData("a/b")]
    [InlineData("*")]
    public void BadNamespaceName_Throws1007(string name)
    {
        Throws.Rule(RuleIds.NameOrLabelInvalid, () => Namespace(name));
        Throws.Rule(RuleIds.NameOrLabelInvalid, () => InNamespace(name, []));
        Throws.Rule(RuleIds.NameOrLabelInvalid, () => Pods("app=a").In(name));
        Throws.Rule(RuleIds.NameOrLabelInvalid, () => DefaultDeny.All.In(name));
        Throws.Rule(RuleIds.NameOrLabelInvalid, () => DefaultDeny.All.In("ok", name));
        Throws.Rule(RuleIds.NameOrLabelInvalid, () => Policy("p").Selecting("app=a").DenyIngress().In(name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("a..b")]
    [InlineData(".a")]
    [InlineData("a.")]
    [InlineData("a.-b")]
    [InlineData("a-.b")]
    [InlineData("a_b")]
    [InlineData("a b")]
    [InlineData("a\n")]
    [InlineData("ü")]
    [InlineData("a/b")]
    public void BadPolicyName_Throws1007(string name)
    {
        Throws.Rule(RuleIds.NameOrLabelInvalid, () => Policy(name));
        Throws.Rule(RuleIds.NameOrLabelInvalid, () => Allow.Dns.Named(name));
        Throws.Rule(RuleIds.NameOrLabelInvalid, () => DefaultDeny.All.Named(name));
        Throws.Rule(RuleIds.NameOrLabelInvalid, () => Allow.From("app=a").To("app=b").OnTcp(1).Named(name));
    }

    [Fact]
    public void NameLengths_StopAt63And253()
    {
        Namespace(s_63);
        Policy(new string('a', 253));
        Policy("a.b");
        Throws.Rule(RuleIds.NameOrLabelInvalid, () => Namespace(s_64));
        Throws.Rule(RuleIds.NameOrLabelInvalid, () => Policy(new string('a', 254)));
    }

    [Theory]
    [InlineData("", "v")]
    [InlineData("k", "my app!")]
    [InlineData("k", "-v")]
    [InlineData("k", "v\n")]
    [InlineData("k", "é")]
    [InlineData("k y", "v")]
    [InlineData("a/b/c", "v")]
    [InlineData("Example.com/k", "v")]
    [InlineData("/k", "v")]
    public void BadLabel_Throws1007(string key, string value)
    {
        PolicySet set = [DefaultDeny.All];
        Throws.Rule(RuleIds.NameOrLabelInvalid, () => set.WithLabel(key, value));
        Throws.Rule(RuleIds.NameOrLabelInvalid, () => DefaultDeny.All.WithLabel(key, value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("k y")]
    [InlineData("a/b/c")]
    [InlineData("/k")]
    [InlineData("k/")]
    [InlineData("-k")]
    [InlineData("k\n")]
    public void BadAnnotationKey_Throws1007(string key)
    {
        PolicySet set = [DefaultDeny.All];
        Throws.Rule(RuleIds.NameOrLabelInvalid, () => set.WithAnnotation(key, "v"));
        Throws.Rule(RuleIds.NameOrLabelInvalid, () => DefaultDeny.All.WithAnnotation(key, "v"));
    }

    [Fact]
    public void BadLabelOnEmptySet_Throws1007()
    {
        PolicySet empty = [];
        Throws.Rule(RuleIds.NameOrLabelInvalid, () => empty.WithLabel("a b", "v"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void EmptyReason_Throws(string reason)
    {
        Throws.Rule(RuleIds.ReasonMissing, () => DefaultDeny.All.Because(reason));
        Throws.Rule(RuleIds.ReasonMissing, () => DefaultDeny.All.Accept("NETPOL4004", reason));
    }

    [Theory]
    [InlineData("")]
    [InlineData("4004")]
    [InlineData("NETPOL")]
    [InlineData("NETPOL40044")]
    [InlineData("NETPOL4004 ")]
    [InlineData("netpol4004")]
    public void AcceptWithoutRule_Throws(string rule) => Throws.Rule(RuleIds.ReasonMissing, () => DefaultDeny.All.Accept(rule, "why"));

    [Fact]
    public void LiteralWithLineBreaks_IsReportedOnOneLine()
    {
        // Errors are one sentence, and a tool prints one line for each.
        foreach (var mistake in (Func<object?>[])
        [
            () => Namespace("a\n"), () => Policy("a\nb"), () => Port.Tcp("http\n"), () => Cidr("10.0.0.0/8\n"), () => Cidr("10.0.0.0/8").Except("x\r\ny"),
            () => Pods("app\nweb"), () => DefaultDeny.All.WithLabel("k", "v\n"), () => DefaultDeny.All.WithAnnotation("k\n", "v"),
        ])
        {
            Assert.DoesNotContain(Assert.Throws<PolicyException>(mistake).Message, char.IsControl);
        }
    }

    [Theory]
    [InlineData("app\u00a0=web")]
    [InlineData("app=web\u00a0")]
    [InlineData("\u3000app")]
    [InlineData("app in\u2003(a)")]
    [InlineData("app=web\v")]
    [InlineData("app=web\f,x")]
    [InlineData("app=web\u0085")]
    public void SpaceThatKubectlDoesNotSkip_IsNotSkipped(string selector) =>
        // kubectl's lexer skips blank, tab, carriage return and line feed, nothing else; a pasted no-break space is part of the word there.
        Throws.AnyOf([RuleIds.SelectorNotParseable, RuleIds.NameOrLabelInvalid], () => Pods(selector));

    [Fact]
    public void OtherNamesForLiterals_AreCheckedToo()
    {
        Throws.Rule(RuleIds.NameOrLabelInvalid, () => Pods("a./x=y"));
        Throws.Rule(RuleIds.NameOrLabelInvalid, () => Pods("a..b/x=y"));
        Throws.Rule(RuleIds.PortNameInvalid, () => Port.Tcp("ok", "ok", "not_ok"));
        Throws.Rule(RuleIds.NameOrLabelInvalid, () => Namespaces("team=x y".Replace(' ', '$')));
        Throws.Rule(RuleIds.NameOrLabelInvalid, () => DefaultDeny.All.WithLabel("k", s_64));
        Throws.Rule(RuleIds.NameOrLabelInvalid, () => DefaultDeny.All.WithLabel(s_64, "v"));
        Throws.Rule(RuleIds.NameOrLabelInvalid, () => DefaultDeny.All.WithAnnotation(s_64, "v"));
    }
}
