using System;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Tests.Connectivity;
using Xunit;

namespace NetPol.Sharp.Tests.Platforms;

/// <summary>The verdicts in which plugins differ, by hand from what is known of each; no profile is asked what it thinks of itself.</summary>
public sealed class PlatformVerdictTests
{
    private const string DenyIngress = "podSelector: {}, policyTypes: [Ingress]";
    private const string Flannel = "flannel";

    /// <summary>A question, the policies, the verdict of most plugins, and which give the other one.</summary>
    public static TheoryData<string, string, string, bool, string> Questions => new()
    {
        { "ingress is isolated", "shop/web shop/db TCP 5432", Policy("deny", DenyIngress), false, Flannel },
        { "egress is isolated", "shop/web shop/db TCP 5432", Policy("deny", "podSelector: {}, policyTypes: [Egress]"), false, "flannel romana weave-net@2.3" },
        { "the first port of a range", "shop/web shop/db TCP 9000", Ingress("ports: [{port: 9000, endPort: 9010}]"), true, "" },
        { "another port of a range", "shop/web shop/db TCP 9005", Ingress("ports: [{port: 9000, endPort: 9010}]"), true, "weave-net romana cilium@1.16 azure-cni-cilium@1.16" },
        { "SCTP", "shop/web shop/db SCTP 132", Ingress("ports: [{protocol: SCTP, port: 132}]"), true, "cilium cilium@1.16 azure-npm-windows romana" },
        { "SCTP isolates all the same", "shop/web shop/db TCP 132", Ingress("ports: [{protocol: SCTP, port: 132}]"), false, Flannel },
        { "an ipBlock of pods", "shop/web shop/db TCP 80", Ingress("from: [{ipBlock: {cidr: 10.0.0.0/16}}]"), true, "cilium cilium@1.16 azure-cni-cilium azure-cni-cilium@1.16 gke-dataplane-v2" },
        { "every address, and pods", "shop/web shop/db TCP 80", Ingress("from: [{ipBlock: {cidr: 0.0.0.0/0}}]"), true, "cilium cilium@1.16 azure-cni-cilium azure-cni-cilium@1.16 gke-dataplane-v2" },
        { "an ipBlock of outside", "203.0.113.9 shop/db TCP 80", Ingress("from: [{ipBlock: {cidr: 203.0.113.0/24}}]"), true, "" },
        { "an exception of an ipBlock", "203.0.113.9 shop/db TCP 80", Ingress("from: [{ipBlock: {cidr: 203.0.113.0/24, except: [203.0.113.8/29]}}]"), false, Flannel },
        { "an ipBlock of another node", "192.168.0.1 shop/db TCP 80", Ingress("from: [{ipBlock: {cidr: 192.168.0.0/24}}]"), true, "cilium cilium@1.16 azure-cni-cilium azure-cni-cilium@1.16 gke-dataplane-v2" },
        { "a namespaceSelector", "other/db2 shop/db TCP 80", Ingress("from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: other}}}]"), true, "" },
        { "a named port", "shop/web shop/db TCP 5432", Ingress("ports: [{port: sql}]"), true, "" },
        { "a port beside a named one", "shop/web shop/db TCP 22", Ingress("ports: [{port: sql}]"), false, "flannel ovn-kubernetes weave-net weave-net@2.3 azure-npm-windows" },
        { "another protocol beside a named port", "shop/web shop/db UDP 22", Ingress("ports: [{port: sql}]"), false, "flannel weave-net weave-net@2.3 azure-npm-windows" },
        { "a named port of an init container", "shop/web shop/db TCP 9100", Ingress("ports: [{port: adm}]"), false, "calico canal flannel ovn-kubernetes weave-net weave-net@2.3 azure-npm-windows" },
        { "a named port towards everyone", "shop/web other/db2 TCP 5432", Egress("ports: [{port: sql2}]"), true, "kube-router aws-vpc-cni" },
        { "a named port towards everyone, in the own namespace", "shop/web shop/db TCP 5432", Egress("ports: [{port: sql}]"), true, "aws-vpc-cni" },
        { "a named port towards everyone, whose number the own namespace has", "shop/web other/db2 TCP 5432", Egress("ports: [{port: sql}]"), false, "kube-router ovn-kubernetes weave-net weave-net@2.3 flannel romana azure-npm-windows" },
        { "a named port of another selected pod", "shop/web shop/db TCP 8080", Policy("all", "podSelector: {}, policyTypes: [Ingress], ingress: [{ports: [{port: http}]}]"), false, "aws-vpc-cni ovn-kubernetes weave-net weave-net@2.3 flannel azure-npm-windows" },
        { "the own node", "shop/web 192.168.0.1 TCP 80", Policy("deny", "podSelector: {}, policyTypes: [Egress]"), true, "calico canal cilium cilium@1.16 azure-cni-cilium azure-cni-cilium@1.16 ovn-kubernetes" },
        { "from the own node", "192.168.0.2 shop/db TCP 80", Policy("deny", DenyIngress), true, "" },
        { "a pod on the host network as a peer", "shop/agent shop/web TCP 80", Policy("deny", DenyIngress) + Policy("agent", "podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app: agent}}}]}]"), false, Flannel },
        { "rules outside policyTypes that isolate", "shop/web shop/db TCP 81", Policy("out", "podSelector: {}, policyTypes: [Ingress], ingress: [{}], egress: [{ports: [{port: 80}]}]"), true, "antrea aws-vpc-cni cilium cilium@1.16 azure-cni-cilium azure-cni-cilium@1.16 gke-dataplane-v2" },
        { "rules outside policyTypes that add up", "shop/web shop/db TCP 80", Policy("out", "podSelector: {}, policyTypes: [Ingress], ingress: [{}], egress: [{ports: [{port: 80}]}]") + Policy("deny", "podSelector: {}, policyTypes: [Egress]"), false, "antrea aws-vpc-cni cilium cilium@1.16 azure-cni-cilium azure-cni-cilium@1.16 gke-dataplane-v2 ovn-kubernetes weave-net weave-net@2.3 flannel romana" },
        { "kindnet of an old kind", "shop/web shop/db TCP 5432", Policy("deny", DenyIngress), false, "flannel kindnet@0.23" },
        { "the AWS VPC CNI before policies", "shop/web shop/db TCP 5432", Policy("deny", DenyIngress), false, "flannel aws-vpc-cni@1.13" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public void Verdict(string about, string question, string policies, bool ofMost, string others)
    {
        var (words, exceptions) = (question.Split(' '), others.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        string[] extra = ["cilium@1.16", "azure-cni-cilium@1.16", .. exceptions.Where(name => name.Contains('@', StringComparison.Ordinal))];
        string[] wrong =
        [
            .. PlatformCatalog.Names.Concat(extra).Distinct().Where(name =>
            {
                var connectivity = PlatformCluster.On(PlatformCatalog.Find(name), policies);
                var verdict = connectivity.Query(connectivity.Find(words[0]), connectivity.Find(words[1]), Enum.Parse<Protocol>(words[2], ignoreCase: true), int.Parse(words[3], null));
                return (verdict == NetPol.Sharp.Verdict.Allowed) != (ofMost != exceptions.Contains(name));
            }),
        ];
        Assert.True(wrong.Length == 0, $"{about}: {string.Join(", ", wrong)}");
    }

    [Theory]
    [InlineData("weave-net", false)]
    [InlineData("azure-npm", false)]
    [InlineData("azure-npm-windows", false)]
    [InlineData("romana", false)]
    [InlineData("calico", true)]
    [InlineData("cilium", true)]
    [InlineData("kube-router", true)]
    public void IPv6_IsOpenWhereThePluginDoesNotKnowIt(string name, bool isKnown)
    {
        var platform = PlatformCatalog.Find(name);
        var connectivity = PlatformCluster.On(platform, Policy("deny", DenyIngress));
        var (web, db) = (connectivity.Find("shop/web"), connectivity.Find("shop/db"));
        Assert.Equal(isKnown ? NetPol.Sharp.Verdict.Denied : NetPol.Sharp.Verdict.Allowed, connectivity.Query(web, db, Protocol.Tcp, 80, IPFamily.IPv6));
        Assert.Equal(NetPol.Sharp.Verdict.Denied, connectivity.Query(web, db, Protocol.Tcp, 80));
        Assert.Equal(!isKnown, connectivity.Explain(web, db, Protocol.Tcp, 80, IPFamily.IPv6).Ingress.IsAllowed);
        Assert.Equal(!isKnown, connectivity.Connections().Any(connection => connection.From.ToString() == "shop/web" && connection.To.ToString() == "shop/db"));
    }

    // Where nothing shows that there is IPv6, a network of IPv4 is taken for one; where something does, nobody is isolated over it.
    [Theory]
    [InlineData("calico", IPFamilies.Dual, ProofVerdict.Holds)]
    [InlineData("weave-net", IPFamilies.V4, ProofVerdict.Holds)]
    [InlineData("weave-net", IPFamilies.Dual, ProofVerdict.Violated)]
    [InlineData("azure-npm", IPFamilies.Dual, ProofVerdict.Violated)]
    public void Never_IsViolatedOverIPv6(string name, IPFamilies families, ProofVerdict expected) => Assert.Equal(
        expected, Prove(PlatformCatalog.Find(name).Options with { Families = families }, Policy("deny", DenyIngress), Protocol.Tcp, 80));

    // A name is some number on some pod, so on these it may be any, towards everyone.
    [Theory]
    [InlineData("calico", ProofVerdict.Holds)]
    [InlineData("kube-router", ProofVerdict.Violated)]
    [InlineData("aws-vpc-cni", ProofVerdict.Holds)]
    [InlineData("ovn-kubernetes", ProofVerdict.Violated)]
    public void Never_TowardsAddresses_DependsOnWhereNamesAreLookedUp(string name, ProofVerdict expected)
    {
        var assertion = new Assertion { Kind = AssertionKind.Never, From = [Pods("web")], To = [new IPBlock { Cidr = CidrBlock.TryParse("203.0.113.0/24")! }], Ports = [new NetworkPolicyPort { Port = new PortNumber(22) }] };
        var policies = EngineUnderTest.Read(Egress("ports: [{port: sql}]")).NetworkPolicies;
        Assert.Equal(expected, Assert.Single(Prover.Prove(policies, [assertion], PlatformCatalog.Find(name).Options)).Verdict);
    }

    [Fact]
    public void BlockOfServices_IsSeenOnAwsOnly()
    {
        var policies = Policy("web", "podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 10.96.0.0/12}}], ports: [{port: 80}]}]");
        Assert.Equal(["flannel", "aws-vpc-cni", "romana"], PlatformCatalog.Names.Where(name => Through(name, policies, "shop/web") == NetPol.Sharp.Verdict.Allowed));
    }

    [Fact]
    public void ChangedPod_ChangesWhatItsNameOpensElsewhere()
    {
        var connectivity = PlatformCluster.On(PlatformCatalog.Find("aws-vpc-cni"), Policy("all", "podSelector: {}, policyTypes: [Ingress], ingress: [{ports: [{port: http}]}]"));
        Verdict Ask(int port) => connectivity.Query(connectivity.Find("shop/web"), connectivity.Find("shop/db"), Protocol.Tcp, port);
        Assert.Equal((NetPol.Sharp.Verdict.Allowed, NetPol.Sharp.Verdict.Denied), (Ask(8080), Ask(9090)));
        connectivity.Set(Pod.Of("shop/web2", "app=web").Listening("http", 9090).At("10.0.0.9"));
        Assert.Equal((NetPol.Sharp.Verdict.Allowed, NetPol.Sharp.Verdict.Allowed), (Ask(8080), Ask(9090)));
        connectivity.RemovePod("shop", "web2");
        Assert.Equal((NetPol.Sharp.Verdict.Allowed, NetPol.Sharp.Verdict.Denied), (Ask(8080), Ask(9090)));
    }

    [Fact]
    public void ServicePort_CountsOnAwsOnly()
    {
        var policies = Policy("web", "podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {app: db}}}], ports: [{port: 5432}]}]");
        Assert.Equal(["aws-vpc-cni"], PlatformCatalog.Names.Where(name => Through(name, policies, "shop/web") != NetPol.Sharp.Verdict.Allowed));
    }

    [Fact]
    public void Hairpin_IsKnownOfSome() => Assert.Equal(
        ["cilium", "antrea", "flannel", "azure-cni-cilium", "ovn-kubernetes"],
        PlatformCatalog.Names.Where(name => Through(name, Policy("deny", DenyIngress), "shop/db") == NetPol.Sharp.Verdict.Allowed));

    private static ProofVerdict Prove(ConnectivityOptions options, string policies, Protocol protocol, int port) => Assert.Single(Prover.Prove(
        EngineUnderTest.Read(policies).NetworkPolicies,
        [new Assertion { Kind = AssertionKind.Never, From = [Pods("web")], To = [Pods("db")], Ports = [new NetworkPolicyPort { Protocol = protocol, Port = new PortNumber(port) }] }],
        options)).Verdict;

    private static SelectorPeer Pods(string app) => new()
    {
        NamespaceSelector = new LabelSelector { MatchLabels = [new KeyValue("kubernetes.io/metadata.name", "shop")] },
        PodSelector = new LabelSelector { MatchLabels = [new KeyValue("app", app)] },
    };

    private static Verdict Through(string name, string policies, string from)
    {
        var connectivity = PlatformCluster.On(PlatformCatalog.Find(name), policies);
        return connectivity.ExplainService(connectivity.Find(from), "shop/db", new PortNumber(80)).Verdict;
    }

    private static string Policy(string name, string spec) => PlatformCluster.Policy(name, spec);

    private static string Ingress(string rule) => Policy("db", $"podSelector: {{matchLabels: {{app: db}}}}, policyTypes: [Ingress], ingress: [{{{rule}}}]");

    private static string Egress(string rule) => Policy("web", $"podSelector: {{matchLabels: {{app: web}}}}, policyTypes: [Egress], egress: [{{{rule}}}]");
}
