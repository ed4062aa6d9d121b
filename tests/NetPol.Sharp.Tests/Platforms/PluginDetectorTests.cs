using System;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Platforms;
using NetPol.Sharp.Yaml;
using Xunit;

namespace NetPol.Sharp.Tests.Platforms;

/// <summary>Plugins, by the least that their installations consist of.</summary>
public sealed class PluginDetectorTests
{
    private const string AwsAgent = "{name: aws-node, image: amazon-k8s-cni:v1.18.3}, {name: aws-eks-nodeagent, image: agent:v1.1.0, args: [--enable-network-policy=";

    /// <summary>A DaemonSet's name, namespace and containers, and what it is: name, version and whether it enforces.</summary>
    public static TheoryData<string, string, string, string> DaemonSets => new()
    {
        { "calico-node", "kube-system", "{name: calico-node, image: \"quay.io/calico/node:v3.30.2\"}", "calico@3.30.2 yes" },
        { "calico-node", "calico-system", "{name: calico-node, image: \"docker.io/calico/node:master\"}", "calico yes" },
        { "canal", "kube-system", "{name: calico-node, image: \"calico/node:v3.28.0\"}, {name: kube-flannel, image: \"flannel:v0.24.4\"}", "canal@3.28 yes" },
        { "rke2-canal", "kube-system", "{name: calico-node, image: \"rancher/hardened-calico:v3.29.1-build20241120\"}, {name: kube-flannel, image: \"rancher/hardened-flannel:v0.26.1\"}", "canal@3.29.1 yes" },
        { "cilium", "kube-system", "{name: cilium-agent, image: \"quay.io/cilium/cilium:v1.16.3@sha256:62d2\"}", "cilium@1.16.3 yes" },
        { "anetd", "kube-system", "{name: cilium-agent, image: \"gke.gcr.io/cilium/cilium:v1.14.1-anthos1.28\"}", "gke-dataplane-v2@1.14.1 yes" },
        { "antrea-agent", "kube-system", "{name: antrea-agent, image: \"antrea/antrea-agent-ubuntu:v2.4.1\"}, {name: antrea-ovs, image: \"antrea/antrea-agent-ubuntu:v2.4.1\"}", "antrea@2.4.1 yes" },
        { "kube-router", "kube-system", "{name: kube-router, image: \"docker.io/cloudnativelabs/kube-router\"}", "kube-router yes" },
        { "kube-router", "kube-system", "{name: kube-router, image: \"docker.io/cloudnativelabs/kube-router\", args: [--run-router=true, --run-firewall=false]}", "kube-router no" },
        { "weave-net", "kube-system", "{name: weave, image: \"weaveworks/weave-kube:2.8.1\"}, {name: weave-npc, image: \"weaveworks/weave-npc:2.8.1\"}", "weave-net@2.8.1 yes" },
        { "weave-net", "kube-system", "{name: weave, image: \"weaveworks/weave-kube:2.8.1\"}", "weave-net@2.8.1 no" },
        { "weave-net", "kube-system", "{name: weave, image: \"weaveworks/weave-kube:latest\", env: [{name: EXPECT_NPC, value: \"0\"}]}, {name: weave-npc, image: \"weaveworks/weave-npc:latest\"}", "weave-net no" },
        { "kube-flannel-ds", "kube-flannel", "{name: kube-flannel, image: \"ghcr.io/flannel-io/flannel:v0.26.7\"}", "flannel@0.26.7 no" },
        { "kube-flannel-ds", "kube-flannel", "{name: kube-flannel, image: \"flannel:v0.26.7\"}, {name: kube-network-policies, image: \"registry.k8s.io/networking/kube-network-policies:v0.7.0\"}", "kube-network-policies@0.7 yes, flannel@0.26.7 no" },
        { "kindnet", "kube-system", "{name: kindnet-cni, image: \"docker.io/kindest/kindnetd:v20250512-df8de77b\"}", "kindnet yes" },
        { "kindnet", "kube-system", "{name: kindnet-cni, image: \"docker.io/kindest/kindnetd:v20240202-8f1494ea\"}", "kindnet no" },
        { "kube-network-policies", "kube-system", "{name: kube-network-policies, image: \"registry.k8s.io/networking/kube-network-policies:v1.1.1\"}", "kube-network-policies@1.1.1 yes" },
        { "aws-node", "kube-system", AwsAgent + "true]}", "aws-vpc-cni@1.18.3 yes" },
        { "aws-node", "kube-system", AwsAgent + "false]}", "aws-vpc-cni@1.18.3 no" },
        { "aws-node", "kube-system", "{name: aws-node, image: \"amazon-k8s-cni:v1.12.0\"}", "aws-vpc-cni@1.12 no" },
        { "azure-npm", "kube-system", "{name: azure-npm, image: \"mcr.microsoft.com/containernetworking/azure-npm:v1.6.29\"}", "azure-npm@1.6.29 yes" },
        { "azure-npm-win", "kube-system", "{name: azure-npm, image: \"azure-npm:v1.6.29\"}", "azure-npm-windows@1.6.29 yes" },
        { "ovnkube-node", "openshift-ovn-kubernetes", "{name: ovn-controller, image: \"quay.io/openshift:abc\"}", "ovn-kubernetes yes" },
        { "ovnkube-single-node-zone", "ovn-kubernetes", "{name: ovnkube, image: \"ovn:1\"}", "ovn-kubernetes yes" },
        { "romana-agent", "kube-system", "{name: romana-agent, image: \"quay.io/romana/agent:v2.0.2\"}", "romana@2.0.2 yes" },
        { "node-exporter", "monitoring", "{name: node-exporter, image: \"exporter:v1\"}", "" },
        { "cilium-envoy", "kube-system", "{name: cilium-envoy, image: \"envoy:v1\"}", "" },
    };

    [Theory]
    [MemberData(nameof(DaemonSets))]
    public void DaemonSet_IsAPlugin(string name, string ns, string containers, string expected) => Assert.Equal(expected, Said(Detect(DaemonSet(name, ns, containers))));

    [Fact]
    public void Label_TellsARenamedDaemonSet() => Assert.Equal(
        "calico yes",
        Said(Detect(DaemonSet("company-network", "kube-system", "{name: calico-node, image: \"mirror/node:latest\"}").Replace("labels: {}", "labels: {k8s-app: calico-node}", StringComparison.Ordinal))));

    [Fact]
    public void CiliumOfAzure_IsKnownByItsNeighbour()
    {
        var cilium = DaemonSet("cilium", "kube-system", "{name: cilium-agent, image: \"mcr.microsoft.com/oss/cilium/cilium:v1.14.10\"}");
        Assert.Equal("azure-cni-cilium@1.14.10 yes", Said(Detect(cilium + DaemonSet("azure-cns", "kube-system", "{name: cns-container, image: \"azure-cns:v1.6.5\"}"))));
    }

    [Theory]
    [InlineData("enable-policy: never", "cilium no")]
    [InlineData("enable-policy: default", "cilium yes")]
    [InlineData("enable-k8s-networkpolicy: \"false\"", "cilium no")]
    public void CiliumConfig_SwitchesPoliciesOff(string data, string expected) => Assert.Equal(expected, Said(Detect(Cilium(data))));

    [Fact]
    public void CiliumConfig_ChangesHabits()
    {
        var plain = Assert.Single(Detect(Cilium("enable-policy: default")).Plugins).Profile;
        Assert.Equal((false, false, false), (plain.Options.IPBlockMatchesPods, plain.Options.IPBlockMatchesNodes, plain.Options.Sctp));
        var profile = Assert.Single(Detect(Cilium("policy-cidr-match-mode: nodes pods, enable-sctp: \"true\"")).Plugins).Profile;
        Assert.Equal((true, true, true), (profile.Options.IPBlockMatchesPods, profile.Options.IPBlockMatchesNodes, profile.Options.Sctp));
        Assert.DoesNotContain(profile.Capabilities, capability => capability.Feature is PlatformFeature.IPBlockOfPods or PlatformFeature.IPBlockOfNodes or PlatformFeature.Sctp);
        Assert.Contains("every pod is isolated", Assert.Single(Assert.Single(Detect(Cilium("enable-policy: always")).Plugins).Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("standard", "true", "a new pod is open until its policies are there")]
    [InlineData("strict", "true", "every pod starts closed and needs a policy, CoreDNS too")]
    public void AwsVpcCni_HasModes(string mode, string controller, string note)
    {
        var set = DaemonSet("aws-node", "kube-system", "{name: aws-node, image: \"amazon-k8s-cni:v1.18.3\", env: [{name: NETWORK_POLICY_ENFORCING_MODE, value: " + mode + "}]}, {name: aws-eks-nodeagent, image: \"a:v1\", args: [--enable-network-policy=true]}");
        var plugin = Assert.Single(Detect(set + $"{{apiVersion: v1, kind: ConfigMap, metadata: {{name: amazon-vpc-cni, namespace: kube-system}}, data: {{enable-network-policy-controller: \"{controller}\"}}}}\n---\n").Plugins);
        Assert.Contains(plugin.Notes, said => said.Contains(note, StringComparison.Ordinal));
    }

    [Fact]
    public void AwsVpcCni_WithoutItsController_EnforcesNothing() => Assert.Equal("aws-vpc-cni@1.18.3 no", Said(Detect(
        DaemonSet("aws-node", "kube-system", AwsAgent + "true]}") + "{apiVersion: v1, kind: ConfigMap, metadata: {name: amazon-vpc-cni, namespace: kube-system}, data: {enable-network-policy-controller: \"false\"}}\n---\n")));

    [Fact]
    public void ConfigMapOfAnotherNamespace_IsABackup() => Assert.Equal("cilium yes", Said(Detect(
        Cilium("enable-policy: default") + "{apiVersion: v1, kind: ConfigMap, metadata: {name: cilium-config, namespace: backup}, data: {enable-policy: never}}\n---\n")));

    [Theory]
    [InlineData("v1.33.1+k3s1", "[\"server\"]", "kube-router yes, flannel no")]
    [InlineData("v1.33.1+k3s1", "[\"server\",\"--disable-network-policy\"]", "kube-router no, flannel no")]
    [InlineData("v1.33.1+k3s1", "[\"server\",\"--flannel-backend=none\"]", "kube-router yes")]
    [InlineData("v1.33.1", "[]", "")]
    public void K3s_HasItInItsBinary(string kubelet, string arguments, string expected) => Assert.Equal(
        expected, Said(Detect($"{{apiVersion: v1, kind: Node, metadata: {{name: n, annotations: {{k3s.io/node-args: '{arguments}'}}}}, status: {{nodeInfo: {{kubeletVersion: {kubelet}}}}}}}\n")));

    [Theory]
    [InlineData("[\"agent\"]", "[\"server\",\"--disable-network-policy\"]", "kube-router no, flannel no")]
    [InlineData("[\"server\",\"--disable-network-policy\"]", "[\"agent\"]", "kube-router no, flannel no")]
    [InlineData("[\"agent\"]", "[\"server\"]", "kube-router yes, flannel no")]
    [InlineData("[\"agent\"]", "[\"server\",\"--flannel-backend\",\"none\",\"--disable-network-policy\"]", "kube-router no")]
    public void K3s_IsWhatItsServersAre(string first, string second, string expected) => Assert.Equal(expected, Said(Detect(K3s("a", first) + K3s("b", second))));

    private static string K3s(string name, string arguments) => $"{{apiVersion: v1, kind: Node, metadata: {{name: {name}, annotations: {{k3s.io/node-args: '{arguments}'}}}}, status: {{nodeInfo: {{kubeletVersion: v1.33.1+k3s1}}}}}}\n---\n";

    [Fact]
    public void K3s_WithAPluginOfItsOwn_HasThatOne() => Assert.Equal(
        "calico yes",
        Said(Detect("{apiVersion: v1, kind: Node, metadata: {name: n}, status: {nodeInfo: {kubeletVersion: v1.33.1+k3s1}}}\n---\n" + DaemonSet("calico-node", "calico-system", "{name: calico-node, image: \"node:latest\"}"))));

    [Theory]
    [InlineData("{apiVersion: operator.openshift.io/v1, kind: Network, metadata: {name: cluster}, spec: {defaultNetwork: {type: OVNKubernetes}}}", "ovn-kubernetes yes")]
    [InlineData("{apiVersion: config.openshift.io/v1, kind: Network, metadata: {name: cluster}, status: {networkType: OVNKubernetes}}", "ovn-kubernetes yes")]
    [InlineData("{apiVersion: config.openshift.io/v1, kind: Network, metadata: {name: cluster}, status: {networkType: OpenShiftSDN}}", "")]
    public void OpenShift_SaysItsNetwork(string manifest, string expected) => Assert.Equal(expected, Said(Detect(manifest)));

    [Fact]
    public void SeveralPlugins_AreAllNamed()
    {
        var diagnosis = Detect(
            DaemonSet("aws-node", "kube-system", AwsAgent.Replace("amazon-k8s-cni:v1.18.3", "\"amazon-k8s-cni:v1.18.3\"", StringComparison.Ordinal) + "true]}") + DaemonSet("calico-node", "calico-system", "{name: calico-node, image: \"node:v3.30.0\"}"));
        Assert.Equal("aws-vpc-cni@1.18.3 yes, calico@3.30 yes", Said(diagnosis));
        Assert.Equal(2, diagnosis.Enforcing.Count());
    }

    [Theory]
    [InlineData("{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: felixconfigurations.crd.projectcalico.org}, spec: {group: crd.projectcalico.org}}", "CustomResourceDefinitions of projectcalico.org, and no DaemonSet of Calico")]
    [InlineData("{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: ciliumendpoints.cilium.io}, spec: {group: cilium.io}}", "CustomResourceDefinitions of cilium.io, and no DaemonSet of Cilium")]
    [InlineData("{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: policyendpoints.networking.k8s.aws}, spec: {group: networking.k8s.aws}}", "CustomResourceDefinitions of networking.k8s.aws")]
    [InlineData("{apiVersion: v1, kind: Node, metadata: {name: n, annotations: {projectcalico.org/IPv4Address: 10.0.0.1/24}}}", "annotations projectcalico.org/… of nodes")]
    [InlineData("{apiVersion: v1, kind: Node, metadata: {name: n, annotations: {k8s.ovn.org/node-chassis-id: a}}}", "annotations k8s.ovn.org/… of nodes")]
    [InlineData("{apiVersion: v1, kind: Node, metadata: {name: n, annotations: {flannel.alpha.coreos.com/backend-type: vxlan}}}", "and no DaemonSet of Flannel")]
    public void Traces_AreNoted(string manifest, string note)
    {
        var diagnosis = Detect(manifest);
        Assert.Empty(diagnosis.Plugins);
        Assert.Contains(note, Assert.Single(diagnosis.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void TracesOfWhatRuns_AreNoNews() => Assert.Empty(Detect(
        DaemonSet("canal", "kube-system", "{name: calico-node, image: \"node:v3.28.0\"}") + "{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: a}, spec: {group: crd.projectcalico.org}}\n---\n{apiVersion: v1, kind: Node, metadata: {name: n, annotations: {flannel.alpha.coreos.com/backend-type: vxlan}}}").Notes);

    [Theory]
    [InlineData("dns-default", "openshift-dns", DnsVariant.OpenShift)]
    [InlineData("node-local-dns", "kube-system", DnsVariant.NodeLocal)]
    [InlineData("other", "kube-system", DnsVariant.Unspecified)]
    public void Dns_IsKnownByItsDaemonSet(string name, string ns, DnsVariant expected) => Assert.Equal(expected, Detect(DaemonSet(name, ns, "{name: dns, image: i}")).Dns);

    [Fact]
    public void CoreDns_IsKubeDns() => Assert.Equal(
        DnsVariant.KubeDns, Detect("{apiVersion: apps/v1, kind: Deployment, metadata: {name: coredns, namespace: kube-system}, spec: {template: {metadata: {labels: {k8s-app: kube-dns}}}}}").Dns);

    [Theory]
    [InlineData("{kind: DaemonSet}")]
    [InlineData("{apiVersion: apps/v1, kind: DaemonSet, metadata: [1], spec: {template: 7}}")]
    [InlineData("{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: cilium}, spec: {template: {spec: {containers: [null, {args: {a: 1}, env: 3, image: [1]}]}}}}")]
    [InlineData("{apiVersion: v1, kind: ConfigMap, metadata: {name: cilium-config}, data: [1]}")]
    [InlineData("{apiVersion: v1, kind: Node, status: {nodeInfo: 1}}")]
    public void OddObjects_BreakNothing(string manifest) => Assert.NotNull(Detect(manifest));

    private static string Said(PlatformDiagnosis diagnosis) => string.Join(", ", diagnosis.Plugins.Select(plugin => $"{plugin.Profile} {(plugin.Profile.Enforces ? "yes" : "no")}"));

    private static string Cilium(string data) => DaemonSet("cilium", "kube-system", "{name: cilium-agent, image: \"cilium:latest\"}") + $"{{apiVersion: v1, kind: ConfigMap, metadata: {{name: cilium-config, namespace: kube-system}}, data: {{{data}}}}}\n---\n";

    private static string DaemonSet(string name, string ns, string containers) =>
        $"{{apiVersion: apps/v1, kind: DaemonSet, metadata: {{name: {name}, namespace: {ns}, labels: {{}}}}, spec: {{template: {{metadata: {{labels: {{}}}}, spec: {{containers: [{containers.Replace("image: amazon-k8s-cni:v1.18.3", "image: \"amazon-k8s-cni:v1.18.3\"", StringComparison.Ordinal).Replace("image: agent:v1.1.0", "image: \"agent:v1.1.0\"", StringComparison.Ordinal)}]}}}}}}}}\n---\n";

    private static PlatformDiagnosis Detect(string manifests)
    {
        var detector = new PluginDetector("default");
        foreach (var item in ManifestReader.Read(manifests, "install.yaml").SelectMany(document => ManifestItem.Open(document, _ => { })))
        {
            detector.Add(item);
        }

        return detector.Result();
    }
}
