using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using NetPol.Sharp.Yaml;
using Xunit;

namespace NetPol.Sharp.Tests.Rules.Platform;

/// <summary>NETPOL5002 to NETPOL5005.</summary>
public sealed class PlatformRuleTests
{
    private const string Addon = "it is off until the add-on";

    [Fact]
    public void Flannel_EnforcesNothing_SaidOnce()
    {
        var policies = Manifest.Join(Manifest.Ingress("{ports: [{port: http, endPort: 90}]}", "a").Replace(", endPort: 90", "", System.StringComparison.Ordinal), Manifest.Ingress("", "b"));
        var finding = Assert.Single(Marked.Lint(policies, On.Platform("flannel")).Findings, finding => finding.RuleId.StartsWith("NETPOL5", System.StringComparison.Ordinal));
        Assert.Equal((RuleIds.PoliciesNotEnforced, "policies.yaml:1:1"), (finding.RuleId, finding.Span.ToString()));
        Assert.StartsWith("Flannel enforces no NetworkPolicies, so none of these 2 policies has any effect and every connection is open; add a plugin that does: ", finding.Message, System.StringComparison.Ordinal);
        Assert.DoesNotContain(Marked.Lint(policies, On.Platform("canal")).Findings, other => other.RuleId == RuleIds.PoliciesNotEnforced);
        Assert.Empty(Linter.Lint(ManifestReader.Read("{apiVersion: v1, kind: Namespace, metadata: {name: a}}", "a.yaml"), On.Platform("flannel")).Findings);
    }

    [Theory]
    [InlineData("kindnet@0.23", true)]
    [InlineData("kindnet@0.24", false)]
    [InlineData("kindnet", false)]
    [InlineData("aws-vpc-cni@1.13", true)]
    [InlineData("aws-vpc-cni@1.14", false)]
    public void OldVersions_EnforceNothing(string platform, bool isReported) =>
        Assert.Equal(isReported, Marked.Lint(Manifest.Ingress("", "a"), On.Platform(platform)).Findings.Any(finding => finding.RuleId == RuleIds.PoliciesNotEnforced));

    [Fact]
    public void AwsVpcCni_IsOffByDefault() => Assert.Contains(Addon, PlatformCatalog.Find("aws-vpc-cni").Enforcement, System.StringComparison.Ordinal);

    [Theory]
    [InlineData("10.244.1.0/24", "10.244.0.0/16", "", "", "'10.244.1.0/24' is inside '10.244.0.0/16', where pods have their addresses, and those go with the pods; select the pods by their labels")]
    [InlineData("10.96.0.7/32", "", "10.96.0.0/12", "", "'10.96.0.7/32' is inside '10.96.0.0/12', where Services have their addresses, which are those of pods by the time policies are asked; select the pods behind the Service")]
    [InlineData("192.168.0.7/32", "", "", "192.168.0.0/24", "'192.168.0.7/32' is inside '192.168.0.0/24', where nodes have their addresses, and nodes come and go; write '192.168.0.0/24', or select the pods")]
    public void Block_InsideTheCluster(string cidr, string pods, string services, string nodes, string message) => Assert.Equal(
        [message],
        Marked.Reports(RuleIds.AddressInsideCluster, Manifest.Ingress($"{{from: [[|{{ipBlock: {{cidr: {cidr}}}}}|]]}}", "p"), new() { Platform = On.WithCidrs("calico", pods, services, nodes) }).Select(finding => finding.Message));

    [Theory]
    [InlineData("203.0.113.0/24", "10.244.0.0/16", "", "")]
    [InlineData("10.0.0.0/8", "10.244.0.0/16", "", "")]
    [InlineData("192.168.0.0/24", "", "", "192.168.0.0/24")]
    [InlineData("10.244.1.0/24", "", "", "")]
    public void OtherBlocks_AreFine(string cidr, string pods, string services, string nodes) =>
        Marked.Reports(RuleIds.AddressInsideCluster, Manifest.Ingress($"{{from: [{{ipBlock: {{cidr: {cidr}}}}}]}}", "p"), new() { Platform = On.WithCidrs("calico", pods, services, nodes) });

    [Theory]
    [InlineData("aws-vpc-cni", DnsVariant.Unspecified)]
    [InlineData("calico", DnsVariant.NodeLocal)]
    public void ServiceAddress_IsSeenBySome(string platform, DnsVariant dns) => Marked.Reports(
        RuleIds.AddressInsideCluster,
        Manifest.Of("name: p\nnamespace: shop", "podSelector: {}\npolicyTypes: [Egress]\negress: [{to: [{ipBlock: {cidr: 10.96.0.10/32}}], ports: [{protocol: UDP, port: 53}, {port: 53}]}]"),
        new() { Platform = On.WithCidrs(platform, services: "10.96.0.0/12") with { Dns = dns } });

    [Theory]
    [InlineData("aws-vpc-cni", "port: 80, targetPort: 8080", "{port: 8080}", true)]
    [InlineData("aws-vpc-cni", "port: 80, targetPort: http", "{port: 8080}", true)]
    [InlineData("aws-vpc-cni", "port: 80, targetPort: http", "{port: http}", true)]
    [InlineData("aws-vpc-cni", "port: 8080, targetPort: http", "{port: 8080}", false)]
    [InlineData("aws-vpc-cni", "port: 80, targetPort: 8080", "{port: 8080}, {port: 80}", false)]
    [InlineData("aws-vpc-cni", "port: 80, targetPort: 9090", "{port: 8080}", false)]
    [InlineData("calico", "port: 80, targetPort: 8080", "{port: 8080}", false)]
    public void ServicePort_ThatDiffers(string platform, string service, string ports, bool isReported)
    {
        var manifests = Manifest.Join(
            Manifest.Deployment("api", "app: api", "{name: http, containerPort: 8080}"),
            Manifest.Deployment("web", "app: web"),
            Manifest.Service("api", "app: api", service),
            Manifest.Of("name: web\nnamespace: shop", $"podSelector: {{matchLabels: {{app: web}}}}\npolicyTypes: [Egress]\negress: [{{to: [{{podSelector: {{matchLabels: {{app: api}}}}}}], ports: [{ports}]}}]"));
        var findings = Marked.Lint(manifests, On.Platform(platform)).Findings.Where(finding => finding.RuleId == RuleIds.ServicePortDiffers).ToArray();
        Assert.Equal(isReported, findings.Length == 1);
        Assert.All(findings, finding => Assert.Equal("AWS VPC CNI judges egress by the port of the Service, and 'shop/api' listens on 80 while its pods listen on 8080, so connections through it are denied; let the Service listen on 8080", finding.Message));
    }

    [Theory]
    [InlineData("{matchLabels: {app: web}}", "{to: [{podSelector: {matchLabels: {app: api}}}], ports: [{port: 80}]}", false)]
    [InlineData("{}", "{ports: [{port: 80}]}", false)]
    [InlineData("{}", "{to: [{ipBlock: {cidr: 10.96.0.0/12}}], ports: [{port: 80}]}", false)]
    [InlineData("{matchLabels: {app: other}}", "{ports: [{port: 80}]}", true)]
    [InlineData("{}", "{to: [{podSelector: {matchLabels: {app: other}}}], ports: [{port: 80}]}", true)]
    public void ServicePort_ThatAnotherPolicyAllows(string selector, string rule, bool isReported)
    {
        foreach (var peers in new[] { "to: [{podSelector: {matchLabels: {app: api}}}], ", "" })
        {
            var manifests = Manifest.Join(
                Manifest.Deployment("api", "app: api", "{name: http, containerPort: 8080}"),
                Manifest.Deployment("web", "app: web"),
                Manifest.Deployment("other", "app: other"),
                Manifest.Service("api", "app: api", "port: 80, targetPort: 8080"),
                Manifest.Of("name: web\nnamespace: shop", $"podSelector: {{matchLabels: {{app: web}}}}\npolicyTypes: [Egress]\negress: [{{{peers}ports: [{{port: 8080}}]}}]"),
                Manifest.Of("name: more\nnamespace: shop", $"podSelector: {selector}\npolicyTypes: [Egress]\negress: [{rule}]"));
            Assert.Equal(isReported, Marked.Lint(manifests, On.Platform("aws-vpc-cni")).Findings.Any(finding => finding.RuleId == RuleIds.ServicePortDiffers && finding.Message.Contains("'shop/api' listens on 80", System.StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData("calico", "have no effect:")]
    [InlineData("cilium", "isolate and allow on Cilium as if the direction were listed, and have no effect elsewhere:")]
    [InlineData("ovn-kubernetes", "allow connections on OVN-Kubernetes and isolate nobody, and have no effect elsewhere:")]
    public void RulesOutsidePolicyTypes_AreWhatThePlatformMakesOfThem(string platform, string effect)
    {
        var policy = Manifest.Of("name: p\nnamespace: shop", "podSelector: {}\npolicyTypes: [Ingress]\negress: [{to: [{podSelector: {}}], ports: [{port: http}]}]");
        var findings = Marked.Lint(policy, On.Platform(platform)).Findings;
        Assert.Contains(effect, Assert.Single(findings, finding => finding.RuleId == RuleIds.RulesOutsidePolicyTypes).Message, System.StringComparison.Ordinal);
        Assert.Equal(platform == "ovn-kubernetes", findings.Any(finding => finding.RuleId == RuleIds.FeatureNotSupported));
    }

    [Theory]
    [InlineData("weave-net", true)]
    [InlineData("azure-npm", true)]
    [InlineData("calico", false)]
    public void PodWithAnIPv6Address_IsOpenOverIt(string platform, bool isReported) => Assert.Equal(isReported, Marked.Lint(
        NetPol.Sharp.Tests.Platforms.PlatformCluster.Objects + Manifest.Ingress("", "p"), On.Platform(platform)).Findings.Any(finding => finding.Message.StartsWith("Policy 'shop/p' selects 'shop/web', which has an IPv6 address, and ", System.StringComparison.Ordinal)));

    [Fact]
    public void HeadlessService_IsNotRewritten() => Assert.DoesNotContain(Marked.Lint(
        Manifest.Join(
            Manifest.Deployment("api", "app: api", "{name: http, containerPort: 8080}"),
            Manifest.Service("api", "app: api", "port: 80, targetPort: 8080", "clusterIP: None"),
            Manifest.Of("name: web\nnamespace: shop", "podSelector: {}\npolicyTypes: [Egress]\negress: [{to: [{podSelector: {matchLabels: {app: api}}}], ports: [{port: 8080}]}]")),
        On.Platform("aws-vpc-cni")).Findings, finding => finding.RuleId == RuleIds.ServicePortDiffers);

    [Theory]
    [InlineData(100, 100, false)]
    [InlineData(101, 100, true)]
    public void Entries_AreCounted(int blocks, int ports, bool isReported)
    {
        var policy = Manifest.Ingress(
            $"{{from: [{string.Join(", ", Enumerable.Range(0, blocks).Select(block => $"{{ipBlock: {{cidr: 203.0.{block}.0/24}}}}"))}], ports: [{string.Join(", ", Enumerable.Range(0, ports).Select(port => $"{{port: {1000 + (port * 2)}}}"))}]}}", "p");
        Assert.Equal(isReported, Marked.Lint(policy, On.Platform("calico") with { Enabled = [RuleIds.PolicyTooLarge] }).Findings.Any(finding => finding.RuleId == RuleIds.PolicyTooLarge));
        Assert.DoesNotContain(Marked.Lint(policy, On.Platform("calico")).Findings, finding => finding.RuleId == RuleIds.PolicyTooLarge);
        Assert.DoesNotContain(Marked.Lint(policy, new LintOptions { Enabled = [RuleIds.PolicyTooLarge] }).Findings, finding => finding.RuleId == RuleIds.PolicyTooLarge);
    }
}
