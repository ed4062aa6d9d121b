using System;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Tests.Platforms;
using Xunit;

namespace NetPol.Sharp.Tests.Rules.Platform;

public sealed class FeatureNotSupportedRuleTests
{
    private const string Rule = RuleIds.FeatureNotSupported;

    /// <summary>What is written, and on which platforms it is reported, by hand from what is known of each.</summary>
    public static TheoryData<string, string> Uses => new()
    {
        { "ingress: [{ports: [[|{port: 8000, endPort: 8003}|]]}]", "weave-net romana cilium@1.16 azure-cni-cilium@1.16" },
        { "ingress: [{ports: [{port: 8000, endPort: 8000}]}]", "" },
        { "ingress: [{ports: [[|{protocol: SCTP, port: 132}|]]}]", "cilium cilium@1.16 azure-npm-windows romana" },
        { "ingress: [{ports: [[|{port: http}|]]}]", "ovn-kubernetes weave-net azure-npm-windows" },
        { "ingress: [{ports: [{port: 8080}]}]", "" },
        { "policyTypes: [Egress], egress: [{to: [{podSelector: {}}], ports: [[|{port: http}|]]}]", "ovn-kubernetes weave-net azure-npm-windows" },
        { "ingress: [{from: [[|{ipBlock: {cidr: 203.0.113.0/24, except: [203.0.113.7/32]}}|]]}]", "azure-npm-windows weave-net romana" },
        { "ingress: [{from: [[|{ipBlock: {cidr: 203.0.113.0/24}}|]]}]", "weave-net" },
        { "policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 203.0.113.0/24}}]}]", "" },
        { "policyTypes: [Egress], egress: [{to: [[|{ipBlock: {cidr: \"2001:db8::/32\"}}|]]}]", "weave-net azure-npm azure-npm-windows" },
        { "policyTypes: [Egress], egress: [{to: [[|{ipBlock: {cidr: 0.0.0.0/0}}|]]}]", "cilium cilium@1.16 azure-cni-cilium azure-cni-cilium@1.16 gke-dataplane-v2" },
        { "policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}]}]", "azure-npm-windows" },
    };

    [Theory]
    [MemberData(nameof(Uses))]
    public void Use_IsReportedWhereItIsSomethingElse(string marked, string platforms)
    {
        var policy = Manifest.Of("name: p\nnamespace: shop", "{podSelector: {}, " + marked + "}").Replace("spec:\n  {", "spec: {", StringComparison.Ordinal);
        var expected = platforms.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in PlatformCatalog.Names.Concat(["cilium@1.16", "azure-cni-cilium@1.16"]).Where(name => name != "romana" || !marked.Contains("Egress", StringComparison.Ordinal) || expected.Contains(name)))
        {
            var isOfEgress = name == "romana" && marked.Contains("Egress", StringComparison.Ordinal);
            var findings = Marked.Lint(Marked.Plain(policy), On.Platform(name)).Findings.Where(finding => finding.RuleId == Rule && !(isOfEgress && finding.Message.Contains("is about egress", StringComparison.Ordinal))).ToArray();
            Assert.True(findings.Length > 0 == expected.Contains(name), $"{name}: {string.Join("\n", findings.Select(finding => finding.Message))}");
            if (expected.Contains(name) && marked.Contains("[|", StringComparison.Ordinal) && findings.Length == 1 && !isOfEgress)
            {
                Marked.Reports(Rule, policy, On.Platform(name));
            }
        }
    }

    [Fact]
    public void NothingDeclared_NothingIsSaid() => Assert.DoesNotContain(Marked.Lint(Manifest.Ingress("{ports: [{port: http}, {port: 80, endPort: 90}]}", "p")).Findings, finding => finding.RuleId == Rule);

    [Fact]
    public void Messages_SayWhatHappensAndWhatToDo()
    {
        Assert.Equal(
            ["'TCP 8000-8003' is a range, and Weave Net ignores endPort and admits the first port only; write the ports one by one"],
            On.Says(Rule, "weave-net", Manifest.Ingress("{ports: [[|{port: 8000, endPort: 8003}|]]}", "p")));
        Assert.Equal(
            ["Port 'http' is a name, and Weave Net rejects the whole policy for it, so the policy is ineffective and isolates nobody; write the number"],
            On.Says(Rule, "weave-net", Manifest.Ingress("{ports: [[|{port: http}|]]}", "p")));
        Assert.Equal(
            ["Port 'http' is a name, and OVN-Kubernetes takes a named port for no port at all, so it opens every port of the protocol; write the number"],
            On.Says(Rule, "ovn-kubernetes", Manifest.Ingress("{ports: [[|{port: http}|]]}", "p")));
        Assert.Equal(
            ["'TCP 8000-8003' is a range, and Cilium 1.16 ignores endPort and admits the first port only; write the ports one by one"],
            On.Says(Rule, "cilium@1.16", Manifest.Ingress("{ports: [[|{port: 8000, endPort: 8003}|]]}", "p")));
    }

    [Fact]
    public void IPBlock_IsComparedWithPodsAndNodesOfTheManifests()
    {
        const string pods = "{ipBlock: {cidr: 10.0.0.0/24}}";
        var policy = PlatformCluster.Objects + Manifest.Ingress($"{{from: [[|{pods}|]]}}", "p");
        Assert.Equal(["'10.0.0.0/24' holds the address of pod 'shop/web', and Cilium matches no pod by ipBlock, not even by 0.0.0.0/0; select pods by their labels"], On.Says(Rule, "cilium", policy));
        Assert.Empty(On.Says(Rule, "calico", Marked.Plain(policy)));
        Assert.Empty(On.Says(Rule, "cilium", PlatformCluster.Objects + Manifest.Ingress("{from: [{ipBlock: {cidr: 10.0.0.0/24, except: [10.0.0.1/32, 10.0.0.2/32]}}]}", "p")));
        Assert.Equal(
            ["'192.168.0.0/30' holds the address of node 'n1', and Cilium matches no node by ipBlock unless policy-cidr-match-mode says so; allow nodes by a policy of the plugin's own"],
            On.Says(Rule, "cilium", PlatformCluster.Objects + Manifest.Ingress("{from: [[|{ipBlock: {cidr: 192.168.0.0/30}}|]]}", "p")));
    }

    [Fact]
    public void DeclaredPodCidr_IsWhereCiliumMatchesNothing() => Assert.Equal(
        ["'10.244.0.0/16' holds addresses of pods ('10.244.0.0/16'), and Cilium matches no pod by ipBlock, not even by 0.0.0.0/0; select pods by their labels"],
        Marked.Reports(Rule, Manifest.Ingress("{from: [[|{ipBlock: {cidr: 10.244.0.0/16}}|]]}", "p"), new() { Platform = On.WithCidrs("cilium", pods: "10.244.0.0/16") }).Select(finding => finding.Message));

    [Fact]
    public void NamedPortOfSeveralNumbers_IsOneOnOldCilium()
    {
        var manifests = Manifest.Join(Manifest.Deployment("a", "app: x", "{name: http, containerPort: 80}"), Manifest.Deployment("b", "app: x", "{name: http, containerPort: 8080}"), Manifest.Ingress("{ports: [[|{port: http}|]]}", "p", "matchLabels: {app: x}"));
        Assert.Equal(["Port 'http' is 80, 8080 on different pods, and Cilium 1.18 takes one of the numbers for all pods; write the numbers"], On.Says(Rule, "cilium@1.18", manifests));
        Assert.Empty(On.Says(Rule, "cilium@1.19", Marked.Plain(manifests)));
    }

    [Theory]
    [InlineData("kube-router", "looks the name up on pods of the policy's own namespace alone, and admits those numbers towards any destination")]
    [InlineData("aws-vpc-cni", "cannot look the name up there, so the port is not allowed")]
    public void NamedPortTowardsEveryone(string platform, string effect) => Assert.Equal(
        [$"Port 'http' is a name towards any destination, and {PlatformCatalog.Find(platform).Title} {effect}; write the number"],
        On.Says(Rule, platform, Manifest.Of("name: p\nnamespace: shop", "podSelector: {}\npolicyTypes: [Egress]\negress: [{ports: [[|{port: http}|]]}]")));

    [Fact]
    public void EveryIPv6Address_IsLessOnKubeRouter() => Assert.Equal(
        ["'::/0' is every IPv6 address, and kube-router takes ::/0 for 2000::/3 and fd00::/8; allow other ranges by blocks of their own"],
        On.Says(Rule, "kube-router", Manifest.Ingress("{from: [[|{ipBlock: {cidr: \"::/0\"}}|]]}", "p")));

    [Fact]
    public void TooManyPorts_AreOnAws()
    {
        var ports = string.Join(", ", Enumerable.Range(1, 25).Select(port => FormattableString.Invariant($"{{port: {port * 10}}}")));
        Assert.Equal(
            ["Policy 'shop/p' gives 25 ports for all pods, and AWS VPC CNI takes 24 combinations of port and protocol for one peer; join neighbouring ports to ranges"],
            Marked.Lint(Manifest.Ingress($"{{from: [{{podSelector: {{}}}}], ports: [{ports}]}}", "p"), On.Platform("aws-vpc-cni")).Findings.Where(finding => finding.RuleId == Rule).Select(finding => finding.Message));
        Assert.DoesNotContain(Marked.Lint(Manifest.Ingress($"{{from: [{{podSelector: {{}}}}], ports: [{ports[..^13]}]}}", "p"), On.Platform("aws-vpc-cni")).Findings, finding => finding.RuleId == Rule);
    }

    [Fact]
    public void BarePod_IsNotForAws()
    {
        const string pod = "{apiVersion: v1, kind: Pod, metadata: {name: job, namespace: shop, labels: {app: job}}, spec: {containers: [{name: c, image: i}]}}\n";
        Assert.Equal(
            ["Policy 'shop/p' selects 'shop/job', which no workload owns, and AWS VPC CNI does not support pods that no workload owns; run it by a workload"],
            On.Says(Rule, "aws-vpc-cni", Manifest.Join(pod, Manifest.Of("name: p\nnamespace: shop", "podSelector: [|{matchLabels: {app: job}}|]\npolicyTypes: [Ingress]"))));
        Assert.Empty(On.Says(Rule, "aws-vpc-cni", Manifest.Join(Manifest.Deployment("job", "app: job"), Manifest.Of("name: p\nnamespace: shop", "podSelector: {matchLabels: {app: job}}\npolicyTypes: [Ingress]"))));
    }

    [Fact]
    public void PodOnTheHostNetwork_IsAPeerOnOvn()
    {
        var policy = PlatformCluster.Objects + Manifest.Ingress("{from: [[|{podSelector: {}}|]]}", "p");
        Assert.Equal(
            ["'shop/agent[DaemonSet]' is on the host network, and OVN-Kubernetes matches pods on the host network by a podSelector, so it admits their nodes, and by a namespaceSelector alone it does not; give the peer a selector that does not match it, if its node is not meant"],
            On.Says(Rule, "ovn-kubernetes", policy));
        Assert.Empty(On.Says(Rule, "calico", Marked.Plain(policy)));
    }

    [Theory]
    [InlineData("romana", true)]
    [InlineData("weave-net@2.3", true)]
    [InlineData("weave-net@2.4", false)]
    public void EgressRules_AreNotEnforcedEverywhere(string platform, bool isReported) => Assert.Equal(isReported, Marked.Lint(
        Manifest.Of("name: p\nnamespace: shop", "podSelector: {}\npolicyTypes: [Egress]"), On.Platform(platform)).Findings.Any(finding => finding.RuleId == Rule && finding.Message.Contains("enforces no egress rules", StringComparison.Ordinal)));

    [Fact]
    public void AcceptedFinding_IsNotReported() => Assert.Empty(On.Says(
        Rule, "weave-net", Manifest.Ingress("{ports: [{port: http}]}", "p").Replace("namespace: shop", "namespace: shop\n  annotations: {netpol.sharp/accept-NETPOL5001: old cluster}", StringComparison.Ordinal)));

    [Fact]
    public void Acceptance_IsForSomeOtherRunWithoutAPlatform() => Assert.DoesNotContain(Marked.Lint(
        Manifest.Ingress("{ports: [{port: 80}]}", "p").Replace("namespace: shop", "namespace: shop\n  annotations: {netpol.sharp/accept-NETPOL5001: old cluster}", StringComparison.Ordinal)).Findings, finding => finding.RuleId == RuleIds.AcceptanceOfNothing);
}
