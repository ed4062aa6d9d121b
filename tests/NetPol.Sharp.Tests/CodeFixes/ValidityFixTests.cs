using System;
using System.Threading.Tasks;
using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.CodeFixes;

/// <summary>Literals that the API server rejects are corrected where they are written.</summary>
public sealed class ValidityFixTests
{
    private const string ToCidr = "[DefaultDeny.All, Allow.Dns, Allow.From(\"app=a\").To(PEER).OnTcp(443)]";

    private const string ToPods = "[DefaultDeny.All, Allow.Dns, Allow.From(\"app=a\").To(\"app=b\").PORTS]";

    [Theory]
    [InlineData(RuleIds.CidrNotParseable, "Cidr(\"192.0.2.1\")", "Cidr(\"192.0.2.1/32\")")]
    [InlineData(RuleIds.CidrNotParseable, "Cidr(\"2001:DB8::1\")", "Cidr(\"2001:db8::1/128\")")]
    [InlineData(RuleIds.CidrNotParseable, "Cidr(@\"192.0.2.1\")", "Cidr(@\"192.0.2.1/32\")")]
    [InlineData(RuleIds.CidrNotParseable, "Cidr(\"\"\"192.0.2.1\"\"\")", "Cidr(\"\"\"192.0.2.1/32\"\"\")")]
    [InlineData(RuleIds.CidrNotParseable, "Cidr(\"192.0.2.0/24\").Except(\"192.0.2.1\", \"192.0.2.8/30\", /* two */ \"192.0.2.4\")", "Cidr(\"192.0.2.0/24\").Except(\"192.0.2.1/32\", \"192.0.2.8/30\", /* two */ \"192.0.2.4/32\")")]
    [InlineData(RuleIds.CidrNotParseable, "Cidr(\"192.0.2\")", null)]
    [InlineData(RuleIds.CidrNotParseable, "Cidr(\"192.0.2\" + \".1\")", null)]
    [InlineData(RuleIds.CidrNotCanonical, "Cidr(\"10.0.0.5/24\")", "Cidr(\"10.0.0.0/24\")")]
    [InlineData(RuleIds.CidrNotCanonical, "Cidr(\"010.0.0.0/24\")", "Cidr(\"10.0.0.0/24\")")]
    [InlineData(RuleIds.CidrNotCanonical, "Cidr(\"::ffff:10.0.0.0/104\")", "Cidr(\"10.0.0.0/8\")")]
    [InlineData(RuleIds.CidrNotCanonical, "Cidr(\"10.0.0.5\" + \"/24\")", null)]
    [InlineData(RuleIds.ExceptNotInsideCidr, "Cidr(\"192.0.2.0/24\").Except(\"10.0.0.0/8\")", "Cidr(\"192.0.2.0/24\")")]
    [InlineData(RuleIds.ExceptNotInsideCidr, "Cidr(\"192.0.2.0/24\").Except(\"192.0.2.1/32\", \"10.0.0.0/8\")", "Cidr(\"192.0.2.0/24\").Except(\"192.0.2.1/32\")")]
    [InlineData(RuleIds.ExceptNotInsideCidr, "Cidr(\"192.0.2.0/24\").Except(\"10.0.0.0/8\", \"192.0.2.1/32\", \"192.0.2.0/24\")", "Cidr(\"192.0.2.0/24\").Except(\"192.0.2.1/32\")")]
    [InlineData(RuleIds.ExceptNotInsideCidr, "Cidr(\"192.0.2.0/24\").Except(\"10.0.0.0/8\", \"::/0\")", "Cidr(\"192.0.2.0/24\")")]
    [InlineData(RuleIds.ExceptNotInsideCidr, "Cidr(\"192.0.2.0/24\") /* office */.Except(\"10.0.0.0/8\")", null)]
    public Task Block_IsCorrected(string id, string peer, string? expected) => Check(id, ToCidr, "PEER", peer, expected);

    [Theory]
    [InlineData(RuleIds.PortOutOfRange, "OnTcp(0)", "OnAnyTcp()")]
    [InlineData(RuleIds.PortOutOfRange, "OnTcp(80).AndUdp(0)", "OnTcp(80).AndAnyUdp()")]
    [InlineData(RuleIds.PortOutOfRange, "On(Port.Sctp(0))", "On(Port.AnySctp)")]
    [InlineData(RuleIds.PortOutOfRange, "OnTcp(70000)", null)]
    [InlineData(RuleIds.PortOutOfRange, "OnTcp(80, 0)", null)]
    [InlineData(RuleIds.PortRangeEmpty, "OnTcpRange(90, 80)", "OnTcpRange(80, 90)")]
    [InlineData(RuleIds.PortRangeEmpty, "OnUdpRange(last: 80, /* from */ first: 90)", "OnUdpRange(last: 90, /* from */ first: 80)")]
    [InlineData(RuleIds.PortNameInvalid, "OnTcp(\"Http_Port\")", "OnTcp(\"http-port\")")]
    [InlineData(RuleIds.PortNameInvalid, "OnTcp(\"prometheus-metrics\")", "OnTcp(\"prometheus-metr\")")]
    [InlineData(RuleIds.PortNameInvalid, "OnTcp(\"8080\")", "OnTcp(8080)")]
    [InlineData(RuleIds.PortNameInvalid, "OnTcp(\"http\", \"a--b\")", "OnTcp(\"http\", \"a-b\")")]
    [InlineData(RuleIds.PortNameInvalid, "OnTcp(\"--\")", null)]
    public Task Port_IsCorrected(string id, string ports, string? expected) => Check(id, ToPods, "PORTS", ports, expected);

    [Theory]
    [InlineData("const string Bank = \"192.0.2.1\";\n", "Cidr(Bank)")]
    [InlineData("static readonly string Bank = \"192.0.2.1\";\n", "Cidr(Bank)")]
    [InlineData("static string Bank => \"192.0.2.1\";\n", "Cidr(Shop.Bank)")]
    [InlineData("static readonly CidrPeer Bank = Cidr(\"192.0.2.1\");\n", "Bank")]
    [InlineData("static Peer Host(string address) => Cidr(address);\nconst string Bank = \"192.0.2.1\";\n", "Host(Bank)")]
    public Task LiteralElsewhere_IsCorrectedThere(string before, string peer) => Fixes.IsFixed(
        RuleIds.CidrNotParseable,
        Fixes.Program("InNamespace(\"shop\", " + ToCidr.Replace("PEER", peer, StringComparison.Ordinal) + ")", before),
        Fixes.Program("InNamespace(\"shop\", " + ToCidr.Replace("PEER", peer, StringComparison.Ordinal) + ")", before.Replace("192.0.2.1", "192.0.2.1/32", StringComparison.Ordinal)));

    [Fact]
    public Task HelpersArgument_IsCorrectedWhereItIsCalled() => Fixes.IsFixed(
        RuleIds.CidrNotParseable,
        Fixes.Program("[DefaultDeny.All.In(\"shop\"), .. Partner(\"192.0.2.1\"), .. Partner(\"192.0.2.0/28\")]", "static PolicySet Partner(string address) => [Allow.From(Namespace(\"shop\")).To(Cidr(address)).OnTcp(443)];\n"),
        Fixes.Program("[DefaultDeny.All.In(\"shop\"), .. Partner(\"192.0.2.1/32\"), .. Partner(\"192.0.2.0/28\")]", "static PolicySet Partner(string address) => [Allow.From(Namespace(\"shop\")).To(Cidr(address)).OnTcp(443)];\n"));

    private static Task Check(string id, string set, string word, string written, string? expected)
    {
        var text = Fixes.Program("InNamespace(\"shop\", " + set + ")");
        return expected is null
            ? Fixes.IsNotOffered(id, text.Replace(word, written, StringComparison.Ordinal))
            : Fixes.IsFixed(id, text.Replace(word, written, StringComparison.Ordinal), text.Replace(word, expected, StringComparison.Ordinal));
    }
}
