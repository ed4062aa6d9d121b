using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Platforms;

/// <summary>Plugins that no DaemonSet shows: k3s has kube-router's policies and Flannel in its binary, OpenShift says which network it has.</summary>
internal sealed class EmbeddedPlugins
{
    private readonly List<DetectedPlugin> _plugins = [];

    internal IReadOnlyList<DetectedPlugin> Plugins => _plugins;

    internal void Add(ManifestItem item)
    {
        if (item.Kind == "Node" && Reading.Text(Reading.At(item.Object, "status", "nodeInfo")?["kubeletVersion"]) is var kubelet && kubelet.IndexOf("+k3s", StringComparison.Ordinal) >= 0)
        {
            AddK3s(item, kubelet);
        }
        else if (item.Kind == "Network" && item.ApiVersion.IndexOf("openshift.io", StringComparison.Ordinal) >= 0)
        {
            var type = Reading.Text(Reading.At(item.Object, "spec", "defaultNetwork")?["type"]) is { Length: > 0 } asked ? asked : Reading.Text(Reading.At(item.Object, "status")?["networkType"]);
            if (type == "OVNKubernetes")
            {
                _plugins.Add(new DetectedPlugin(PlatformCatalog.Find(OvnKubernetesProfile.Name), $"Network {Reading.Text(Reading.At(item.Object, "metadata")?["name"])} of {item.ApiVersion}", item.Object.Span));
            }
        }
    }

    private void AddK3s(ManifestItem item, string kubelet)
    {
        var arguments = Reading.Text(Reading.At(item.Object, "metadata", "annotations")?["k3s.io/node-args"]);
        if (arguments.IndexOf("--flannel-backend=none", StringComparison.Ordinal) >= 0 || arguments.IndexOf("\"--flannel-backend\",\"none\"", StringComparison.Ordinal) >= 0)
        {
            return;
        }

        var evidence = $"node {Reading.Text(Reading.At(item.Object, "metadata")?["name"])} with kubelet {kubelet}";
        var policies = new DetectedPlugin(PlatformCatalog.Find(KubeRouterProfile.Name), evidence, item.Object.Span);
        _plugins.Add(arguments.IndexOf("--disable-network-policy", StringComparison.Ordinal) >= 0
            ? policies.NotEnforcing("start the k3s servers without --disable-network-policy")
            : policies.Noting("k3s has it in its binary; that --disable-network-policy was not given shows on servers only"));
        _plugins.Add(new DetectedPlugin(PlatformCatalog.Find(FlannelProfile.Name), evidence, item.Object.Span));
    }
}
