using System.Threading.Tasks;
using Xunit;

namespace NetPol.Sharp.Tests.Analyzers;

/// <summary>A project as a user has it, with all kinds of mistakes and their corrected twins: each is underlined where it is made, and nothing else is.</summary>
public sealed class WholeProjectTests
{
    private const string Cluster = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop, labels: {team: shop}}
        ---

        """ + ShopManifests.Workloads;

    private const string Dns = """
        public static class WithoutDns
        {
            static AllowStatement Link(string from, string to) => Allow.{|NETPOL3001:From(from)|}.To(to).OnTcp(80);
            static IEnumerable<PolicyStatement> Flows()
            {
                foreach (var app in new[] { "x" }) yield return Allow.{|NETPOL3001:From($"app={app}")|}.To("app=y").OnTcp(81);
            }
            [Policies] public static PolicySet Helper => InNamespace("d1", [DefaultDeny.All, Link("app=a", "app=b")]);
            [Policies] public static PolicySet Iterator => InNamespace("d2", [DefaultDeny.All, .. Flows()]);
            [Policies] public static PolicySet Loop()
            {
                var list = new List<PolicyStatement> { DefaultDeny.All };
                for (var i = 1; i < 2; i++) { list.Add(Allow.{|NETPOL3001:From($"shard={i}")|}.To("app=b").OnTcp(80)); }
                return InNamespace("d3", [.. list]);
            }
            [Policies] public static PolicySet SomePods => InNamespace("d4",
            [
                DefaultDeny.All,
                Allow.DnsFor("app=a"),
                Allow.From("app=a").To("app=b").OnTcp(80),
                Allow.{|NETPOL3001:From("app=c")|}.To("app=b").OnTcp(80),
            ]);
        }
        public static class WithDns
        {
            static AllowStatement Link(string from, string to) => Allow.From(from).To(to).OnTcp(80);
            [Policies] public static PolicySet Corrected => InNamespace("e1", [DefaultDeny.All, Allow.Dns, Link("app=a", "app=b")]);
            [Policies] public static PolicySet IngressOnly => InNamespace("e2", [DefaultDeny.Ingress, Allow.From("app=a").To("app=b").OnTcp(80).IngressOnly()]);
            [Policies] public static PolicySet ByHand => InNamespace("e3",
            [
                DefaultDeny.All,
                Allow.From(AllPods).To(Namespace("kube-system").Pods("k8s-app=kube-dns")).OnUdp(53).AndTcp(53),
                Allow.From("app=a").To("app=b").OnTcp(80),
            ]);
            [Policies] public static PolicySet ByHandToo => InNamespace("e4",
            [
                DefaultDeny.All,
                Policy("dns").Selecting(AllPods).AllowEgress(to: Namespace("kube-system"), on: Port.Udp(53).AndTcp(53)),
                Allow.From("app=a").To("app=b").OnTcp(80),
            ]);
            [Policies] public static PolicySet OnPurpose => InNamespace("e5", [DefaultDeny.All, Allow.From(Namespace("x")).To("app=a").OnTcp(80)]);
            [Policies] public static PolicySet UdpOnly => InNamespace("e6",
            [
                DefaultDeny.All,
                Allow.From(AllPods).To(ClusterDns).{|NETPOL3002:OnUdp(53)|},
                Allow.From("app=a").To("app=b").OnTcp(80),
            ]);
        }

        """;

    private const string Rest = """
        public static class Shop
        {
            static readonly PodPeer Frontend = {|NETPOL2003:Pods("app=fronted")|};
            [Policies] public static PolicySet Policies => InNamespace("shop",
            [
                DefaultDeny.All,
                Allow.Dns,
                Allow.From(Frontend).To("app=backend").OnTcp(9090),
                Allow.From("app=frontend").To("app=backend").{|NETPOL2006:OnTcp(80)|},
                Allow.From({|NETPOL2005:Namespaces("name=monitoring")|}).To("app=frontend").OnTcp("http"),
                Allow.From("app=backend").{|NETPOL4001:{|NETPOL4002:{|NETPOL4003:To(Cidr("0.0.0.0/0"))|}|}|}.OnTcp(443),
            ]);
            [Policies] public static PolicySet NoDeny => InNamespace("f1", [Allow.{|NETPOL4008:From(Namespace("x"))|}.To("app=b").OnTcp(80)]);
            [Policies(Cluster = "prod")] public static PolicySet Proven => InNamespace("g1", [DefaultDeny.All, Allow.Dns, Never.{|NETPOL6001:From("app=a")|}.To("app=db"), Never.From("app=b").To("app=db")]);
            [Policies(Cluster = "dark")] public static PolicySet {|NETPOL9003:Unknown|} => InNamespace("h1",
            [
                DefaultDeny.All,
                .. File.ReadLines("x").Select(x => Allow.From(x).To("app=db").OnTcp(1)),
                Never.{|NETPOL6003:From("app=a")|}.To("app=db"),
            ]);
            static void Forget() => {|NETPOL9001:Allow.From("app=a").To("app=b").OnTcp(80)|};
        }
        public static class Elsewhere
        {
            [Policies(Cluster = "prod")] public static PolicySet Policies => InNamespace("g1", [Allow.From("app=a").To("app=db").OnTcp(5432)]);
        }

        """;

    [Fact]
    public async Task Mistakes_AreUnderlinedAndTheirTwinsAreNot() =>
        await MarkedProgram.ReportsAll([("Dns.cs", SourceProgram.Usings + Dns), ("Rest.cs", SourceProgram.Usings + Rest)], ("cluster.yaml", Cluster));

    // Whoever lints what the program emits, beside the same manifests, is told the same.
    [Fact]
    public async Task EmittedYaml_HasTheSameFindings()
    {
        var program = new SourceProgram(("Dns.cs", SourceProgram.Usings + MarkedProgram.Plain(Dns)), ("Rest.cs", SourceProgram.Usings + MarkedProgram.Plain(Rest)))
        {
            Manifests = [new SourceProgram.File("cluster.yaml", Cluster)],
        };
        Assert.NotEqual(0, await EmittedFindings.AreThoseOf(program, ""));
    }
}
