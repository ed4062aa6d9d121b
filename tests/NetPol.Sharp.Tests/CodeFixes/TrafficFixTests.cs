using System.Threading.Tasks;
using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.CodeFixes;

/// <summary>What breaks traffic, or allows too much of it, is corrected.</summary>
public sealed class TrafficFixTests
{
    [Theory]
    [InlineData("Allow.From(AllPods).To(ClusterDns).OnUdp(53)", "Allow.From(AllPods).To(ClusterDns).OnUdp(53).AndTcp(53)")]
    [InlineData("Allow.From(AllPods).To(ClusterDns).OnUdp(53).Because(\"names\")", "Allow.From(AllPods).To(ClusterDns).OnUdp(53).AndTcp(53).Because(\"names\")")]
    [InlineData("Allow.From(AllPods).To(ClusterDns).On(Port.Udp(53))", "Allow.From(AllPods).To(ClusterDns).On(Port.Udp(53).AndTcp(53))")]
    [InlineData("Allow.From(AllPods).To(ClusterDns).OnUdp(\"dns\")", "Allow.From(AllPods).To(ClusterDns).OnUdp(\"dns\").AndTcp(\"dns-tcp\")")]
    public Task DnsOverUdp_GetsTcp(string statement, string expected) => Check(RuleIds.DnsOverUdpOnly, statement, expected);

    [Fact]
    public Task DnsOverUdp_OfPortsInAField_GetsTcpThere() => Fixes.IsFixed(
        RuleIds.DnsOverUdpOnly,
        Fixes.Program(Set("Allow.From(AllPods).To(ClusterDns).On(Dns)"), "static readonly PortSet Dns = Port.Udp(53);\n"),
        Fixes.Program(Set("Allow.From(AllPods).To(ClusterDns).On(Dns)"), "static readonly PortSet Dns = Port.Udp(53).AndTcp(53);\n"));

    [Fact]
    public Task DnsOverUdp_OfAnotherName_IsNotOffered() => Fixes.IsNotOffered(RuleIds.DnsOverUdpOnly, Fixes.Program(Set("Allow.From(AllPods).To(ClusterDns).OnUdp(\"domain\")")));

    [Theory]
    [InlineData("Allow.From(\"app=a\").To(Anywhere).OnUdp(53).AndTcp(53)", "Allow.DnsFor(\"app=a\")")]
    [InlineData("Allow.From(\"app=a\").To(Anywhere).OnUdp(53).Because(\"names\")", "Allow.DnsFor(\"app=a\").Because(\"names\")")]
    [InlineData("Allow.From(AllPods).To(AllNamespaces).OnUdp(53).AndTcp(53)", "Allow.Dns")]
    [InlineData("Policy(\"p\").Selecting(\"app=a\").AllowEgress(to: Anywhere, on: Port.Udp(53).AndTcp(53))", "Policy(\"p\").Selecting(\"app=a\").AllowEgress(to: ClusterDns, on: Port.Udp(53).AndTcp(53))")]
    [InlineData("Allow.From(\"app=a\").To(Anywhere).OnUdp(53).AndTcp(80)", null)]
    [InlineData("Allow.From(\"app=a\") /* all */ .To(Anywhere /* where */).OnTcp(53, 80).AndUdp(53)", null)]
    public Task DnsToAnyHost_IsDnsOfTheCluster(string statement, string? expected) => Check(RuleIds.DnsToAnyHost, statement, expected);

    [Theory]
    [InlineData("Allow.From(\"app=a\").To(\"app=b\").OnTcp(80).EgressOnly()", "Allow.From(\"app=a\").To(\"app=b\").OnTcp(80)")]
    [InlineData("Allow.From(\"app=a\").To(\"app=b\").OnTcp(80).Because(\"x\").IngressOnly().Named(\"n\")", "Allow.From(\"app=a\").To(\"app=b\").OnTcp(80).Because(\"x\").Named(\"n\")")]
    [InlineData("Policy(\"p\").Selecting(\"app=a\").AllowEgress(to: Pods(\"app=b\"), on: Port.Tcp(80))", null)]
    public Task FlowOnOneSide_IsAllowedOnBoth(string statement, string? expected) => Check(RuleIds.FlowAllowedOnOneSide, "Allow.Dns, " + statement, expected is null ? null : "Allow.Dns, " + expected);

    [Theory]
    [InlineData(RuleIds.MetadataNotExcepted, "Cidr(\"0.0.0.0/0\")", "Internet")]
    [InlineData(RuleIds.MetadataNotExcepted, "Cidr(\"0.0.0.0/0\").Except(\"10.0.0.0/8\") | Cidr(\"::/0\")", "Internet")]
    [InlineData(RuleIds.MetadataNotExcepted, "Cidr(\"10.1.0.0/16\") | Cidr(\"0.0.0.0/0\") | Cidr(\"::/0\")", "Cidr(\"10.1.0.0/16\") | Internet")]
    [InlineData(RuleIds.MetadataNotExcepted, "Cidr(\"0.0.0.0/0\").Except(\"8.8.8.8/32\")", "Cidr(\"0.0.0.0/0\").Except(\"8.8.8.8/32\").Except(\"169.254.169.254/32\")")]
    [InlineData(RuleIds.MetadataNotExcepted, "Cidr(\"168.0.0.0/7\")", "Cidr(\"168.0.0.0/7\").Except(\"169.254.169.254/32\")")]
    [InlineData(RuleIds.MetadataNotExcepted, "Everywhere()", null)]
    [InlineData(RuleIds.PrivateNotExcepted, "Cidr(\"0.0.0.0/0\").Except(\"169.254.169.254/32\") | Cidr(\"::/0\").Except(\"fc00::/7\")", "Internet")]
    [InlineData(RuleIds.PrivateNotExcepted, "Cidr(\"0.0.0.0/0\").Except(\"169.254.169.254/32\", \"8.8.8.8/32\") | Cidr(\"::/0\").Except(\"fc00::/7\")", null)]
    [InlineData(RuleIds.OneFamilyOnly, "Cidr(\"::/0\").Except(\"fc00::/7\")", "Cidr(\"::/0\").Except(\"fc00::/7\") | Cidr(\"0.0.0.0/0\").Except(\"10.0.0.0/8\", \"169.254.0.0/16\", \"172.16.0.0/12\", \"192.168.0.0/16\")")]
    [InlineData(RuleIds.OneFamilyOnly, "Cidr(\"0.0.0.0/0\")", "Cidr(\"0.0.0.0/0\") | Cidr(\"::/0\").Except(\"fc00::/7\")")]
    [InlineData(RuleIds.OneFamilyOnly, "Everywhere()", null)]
    public Task WideBlock_IsNarrowed(string id, string peer, string? expected)
    {
        const string helper = "static Peer Everywhere() { var all = new[] { \"0.0.0.0/0\" }; return Cidr(all[0]); }\n";
        var text = Fixes.Program(Set($"Allow.Dns, Allow.From(\"app=a\").To({peer}).OnTcp(443)"), helper);
        return expected is null ? Fixes.IsNotOffered(id, text) : Fixes.IsFixed(id, text, Fixes.Program(Set($"Allow.Dns, Allow.From(\"app=a\").To({expected}).OnTcp(443)"), helper));
    }

    [Theory]
    [InlineData("static readonly Peer World = Cidr(\"0.0.0.0/0\");\n", "World", "static readonly Peer World = Internet;\n", "World")]
    [InlineData("static readonly CidrPeer World = Cidr(\"0.0.0.0/0\");\n", "World", "static readonly CidrPeer World = Cidr(\"0.0.0.0/0\");\n", "Internet")]
    public Task WideBlockOfAField_IsNarrowed(string before, string peer, string expectedBefore, string expected) => Fixes.IsFixed(
        RuleIds.MetadataNotExcepted,
        Fixes.Program(Set($"Allow.Dns, Allow.From(\"app=a\").To({peer}).OnTcp(443)"), before),
        Fixes.Program(Set($"Allow.Dns, Allow.From(\"app=a\").To({expected}).OnTcp(443)"), expectedBefore));

    [Fact]
    public Task OneFamilyOfClients_GetsTheOther() => Check(
        RuleIds.OneFamilyOnly,
        "Allow.From(Cidr(\"0.0.0.0/0\")).To(\"app=a\").OnTcp(443).Because(\"public\")",
        "Allow.From(Cidr(\"0.0.0.0/0\") | Cidr(\"::/0\")).To(\"app=a\").OnTcp(443).Because(\"public\")");

    [Theory]
    [InlineData("InNamespace(\"shop\", [DefaultDeny.Egress, Allow.Dns, FLOW])", "InNamespace(\"shop\", [DefaultDeny.Egress, DefaultDeny.Ingress, Allow.Dns, FLOW])")]
    [InlineData("InNamespace(\"shop\",\n    [\n        // a to b\n        FLOW.IngressOnly(),\n    ])", "InNamespace(\"shop\",\n    [\n        DefaultDeny.Ingress,\n        // a to b\n        FLOW.IngressOnly(),\n    ])")]
    [InlineData("[Namespace(\"shop\").Managed(), Allow.From(Namespace(\"x\")).To(Namespace(\"shop\").Pods(\"app=a\")).OnTcp(80)]", "[DefaultDeny.Ingress.In(\"shop\"), Namespace(\"shop\").Managed(), Allow.From(Namespace(\"x\")).To(Namespace(\"shop\").Pods(\"app=a\")).OnTcp(80)]")]
    [InlineData("InNamespace(\"shop\", PolicySet.Create(new PolicyStatement[] { FLOW.IngressOnly() }))", null)]
    public Task MissingDefaultDeny_IsAdded(string set, string? expected)
    {
        const string flow = "Allow.From(\"app=a\").To(\"app=b\").OnTcp(80)";
        var text = Fixes.Program(set.Replace("FLOW", flow, System.StringComparison.Ordinal));
        return expected is null ? Fixes.IsNotOffered(RuleIds.DefaultDenyMissing, text) : Fixes.IsFixed(RuleIds.DefaultDenyMissing, text, Fixes.Program(expected.Replace("FLOW", flow, System.StringComparison.Ordinal)));
    }

    private static string Set(string statements) => $"InNamespace(\"shop\", [DefaultDeny.All, {statements}])";

    private static Task Check(string id, string statements, string? expected) => expected is null
        ? Fixes.IsNotOffered(id, Fixes.Program(Set(statements)))
        : Fixes.IsFixed(id, Fixes.Program(Set(statements)), Fixes.Program(Set(expected)));
}
