using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using NetPol.Sharp.Tests.Rules.Platform;
using Xunit;
using static NetPol.Sharp.Dsl;

namespace NetPol.Sharp.Tests.Rules.Connectivity;

public sealed class DnsNotOfPlatformRuleTests
{
    private const string Rule = RuleIds.DnsNotOfPlatform;
    private const string KubeDns = "{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}, podSelector: {matchLabels: {k8s-app: kube-dns}}}";
    private const string OpenShiftDns = "{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: openshift-dns}}, podSelector: {matchLabels: {dns.operator.openshift.io/daemonset-dns: default}}}";
    private const string P53 = "[{protocol: UDP, port: 53}, {port: 53}]";

    [Theory]
    [InlineData("ovn-kubernetes", DnsVariant.OpenShift, KubeDns, P53, true)]
    [InlineData("ovn-kubernetes", DnsVariant.OpenShift, OpenShiftDns, "[{protocol: UDP, port: 5353}, {port: 5353}]", false)]
    [InlineData("ovn-kubernetes", DnsVariant.OpenShift, "{namespaceSelector: {}}", "[{protocol: UDP, port: 5353}, {protocol: UDP, port: 53}]", false)]
    [InlineData("ovn-kubernetes", DnsVariant.OpenShift, "{namespaceSelector: {}}", P53, true)]
    [InlineData("ovn-kubernetes", DnsVariant.KubeDns, KubeDns, P53, false)]
    [InlineData("calico", DnsVariant.Unspecified, KubeDns, P53, false)]
    [InlineData("calico", DnsVariant.NodeLocal, KubeDns, P53, true)]
    [InlineData("calico", DnsVariant.NodeLocal, KubeDns + ", {ipBlock: {cidr: 169.254.20.10/32}}", P53, false)]
    [InlineData("calico", DnsVariant.NodeLocal, "{ipBlock: {cidr: 169.254.0.0/16}}", P53, false)]
    [InlineData("calico", DnsVariant.NodeLocal, "{ipBlock: {cidr: 10.96.0.10/32}}", P53, false)]
    [InlineData("cilium", DnsVariant.NodeLocal, KubeDns, P53, false)]
    [InlineData("ovn-kubernetes", DnsVariant.OpenShift, "{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: openshift-dns}}, podSelector: {matchLabels: {k8s-app: kube-dns}}}", "[{protocol: UDP, port: 5353}]", true)]
    [InlineData("kube-router", DnsVariant.NodeLocal, KubeDns, P53, false)]
    [InlineData("gke-dataplane-v2", DnsVariant.CloudDns, KubeDns, P53, true)]
    [InlineData("gke-dataplane-v2", DnsVariant.CloudDns, "{ipBlock: {cidr: 169.254.169.254/32}}", P53, false)]
    [InlineData("calico", DnsVariant.KubeDns, "{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}, podSelector: {matchLabels: {k8s-app: coredns}}}", P53, true)]
    [InlineData("calico", DnsVariant.KubeDns, "{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}, podSelector: {matchLabels: {app: coredns}}}", P53, false)]
    [InlineData("calico", DnsVariant.KubeDns, OpenShiftDns, "[{protocol: UDP, port: 5353}, {port: 5353}]", true)]
    public void Rule_ThatLeadsElsewhere(string platform, DnsVariant dns, string peers, string ports, bool isReported) =>
        Assert.Equal(isReported, Reports(Egress("dns", $"{{to: [{peers}], ports: {ports}}}"), On.Platform(platform, dns)));

    [Fact]
    public void AnotherRuleOfThePods_IsEnough()
    {
        var (wrong, right) = (Egress("a", $"{{to: [{KubeDns}], ports: {P53}}}"), $"{{to: [{OpenShiftDns}], ports: [{{protocol: UDP, port: 5353}}]}}");
        Assert.False(Reports(Manifest.Join(wrong, Egress("b", right)), On.Platform("ovn-kubernetes")));
        Assert.False(Reports(Egress("a", $"{{to: [{KubeDns}], ports: {P53}}}, {right}"), On.Platform("ovn-kubernetes")));
        Assert.True(Reports(Manifest.Join(wrong, Egress("b", right, "matchLabels: {app: web}")), On.Platform("ovn-kubernetes")));
    }

    [Fact]
    public void Manifests_ShowWhichDnsThereIs()
    {
        var policy = Egress("dns", $"{{to: [{KubeDns}], ports: {P53}}}");
        var openShift = DaemonSet("dns-default", "openshift-dns", "dns.operator.openshift.io/daemonset-dns: default");
        var kubeDns = DaemonSet("coredns", "kube-system", "k8s-app: kube-dns");
        Assert.True(Reports(Manifest.Join(openShift, policy), new LintOptions()));
        Assert.False(Reports(policy, new LintOptions()));
        Assert.True(Reports(policy, On.Platform("ovn-kubernetes")));
        Assert.False(Reports(Manifest.Join(kubeDns, policy), On.Platform("ovn-kubernetes")));
    }

    [Fact]
    public void OpenWorld_IsNotJudged() => Assert.DoesNotContain(
        Marked.Lint(Egress("dns", $"{{to: [{KubeDns}], ports: {P53}}}"), On.Platform("ovn-kubernetes"), isOpen: true).Findings, finding => finding.RuleId == Rule);

    [Fact]
    public void Language_HasAWordForEach()
    {
        foreach (var (platform, variant) in new[] { ("ovn-kubernetes", DnsVariant.OpenShift), ("calico", DnsVariant.NodeLocal), ("gke-dataplane-v2", DnsVariant.CloudDns), ("calico", DnsVariant.KubeDns) })
        {
            PolicySet[] sets = [InNamespace("shop", [DefaultDeny.All, Allow.DnsAt(variant)]), InNamespace("shop", [DefaultDeny.All, Allow.DnsFor(AllPods, variant)])];
            Assert.All(sets, set => Assert.False(Reports(set.ToYaml(), On.Platform(platform, variant))));
        }
    }

    private static string DaemonSet(string name, string ns, string labels) =>
        $"{{apiVersion: apps/v1, kind: DaemonSet, metadata: {{name: {name}, namespace: {ns}}}, spec: {{template: {{metadata: {{labels: {{{labels}}}}}, spec: {{containers: [{{name: c, image: i}}]}}}}}}}}\n";

    private static bool Reports(string text, LintOptions options) => Marked.Lint(text, options).Findings.Any(finding => finding.RuleId == Rule);

    private static string Egress(string name, string rules, string selector = "") =>
        Manifest.Of($"name: {name}\nnamespace: shop", $"podSelector: {{{selector}}}\npolicyTypes: [Egress]\negress: [{rules}]");
}
