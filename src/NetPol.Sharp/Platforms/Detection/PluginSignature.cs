using System;
using System.Collections.Generic;
using System.Linq;

namespace NetPol.Sharp.Platforms;

/// <summary>By what a plugin is known: the name or label of its DaemonSet.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Container">The container whose image has the plugin's version.</param>
/// <param name="Names">The names of its DaemonSet; one that ends with <c>*</c> is a beginning.</param>
internal sealed record PluginSignature(string Platform, string Container, params string[] Names)
{
    /// <summary>The signatures; of several that fit the first one counts.</summary>
    internal static IReadOnlyList<PluginSignature> All { get; } =
    [
        new(CanalProfile.Name, "calico-node", "canal", "rke2-canal"),
        new(AntreaProfile.Name, "antrea-agent", "antrea-agent"),
        new(GkeDataplaneV2Profile.Name, "cilium-agent", "anetd"),
        new(CiliumProfile.Name, "cilium-agent", "cilium", "rke2-cilium"),
        new(CalicoProfile.Name, "calico-node", "calico-node"),
        new(OvnKubernetesProfile.Name, "ovn-controller", "ovnkube-node*", "ovnkube-single-node-zone"),
        new(AwsVpcCniProfile.Name, "aws-node", "aws-node"),
        new(AzureNpmProfile.Name, "azure-npm", "azure-npm"),
        new(AzureNpmWindowsProfile.Name, "azure-npm", "azure-npm-win"),
        new(KubeRouterProfile.Name, "kube-router", "kube-router"),
        new(WeaveNetProfile.Name, "weave", "weave-net"),
        new(KindnetProfile.Name, "kindnet-cni", "kindnet"),
        new(KubeNetworkPoliciesProfile.Name, "kube-network-policies", "kube-network-policies"),
        new(FlannelProfile.Name, "kube-flannel", "kube-flannel-ds*", "kube-flannel", "flannel"),
        new(RomanaProfile.Name, "romana-agent", "romana-agent"),
    ];

    private static readonly string[] s_labels = ["k8s-app", "app", "name"];

    /// <summary>The first signature that fits a DaemonSet: by its name, otherwise by the label that its installation gives it.</summary>
    internal static PluginSignature? Of(InstalledDaemonSet set) =>
        All.FirstOrDefault(signature => Array.Exists(signature.Names, name => Fits(name, set.Name)))
        ?? All.FirstOrDefault(signature => Array.Exists(signature.Names, name => Array.Exists(s_labels, label => set.HasLabel(label, name))
            && set.Containers.Any(container => container.Name == signature.Container)));

    private static bool Fits(string pattern, string name) =>
        pattern.EndsWith("*", StringComparison.Ordinal) ? name.StartsWith(pattern.Substring(0, pattern.Length - 1), StringComparison.Ordinal) : name == pattern;
}
