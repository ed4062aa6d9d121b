using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Platforms;

/// <summary>Plugins that no DaemonSet shows: k3s has kube-router's policies and Flannel in its binary, OpenShift says which network it has.</summary>
internal sealed class EmbeddedPlugins
{
    private readonly List<DetectedPlugin> _ofOpenShift = [];
    private readonly List<K3sNode> _nodes = [];

    internal IReadOnlyList<DetectedPlugin> Plugins => [.. _ofOpenShift, .. OfK3s()];

    internal void Add(ManifestItem item)
    {
        if (item.Kind == "Node" && Reading.Text(Reading.At(item.Object, "status", "nodeInfo")?["kubeletVersion"]) is var kubelet && kubelet.IndexOf("+k3s", StringComparison.Ordinal) >= 0)
        {
            var arguments = Reading.Text(Reading.At(item.Object, "metadata", "annotations")?["k3s.io/node-args"]);
            _nodes.Add(new K3sNode($"node {Reading.Text(Reading.At(item.Object, "metadata")?["name"])} with kubelet {kubelet}", arguments, item.Object.Span));
        }
        else if (item.Kind == "Network" && item.ApiVersion.IndexOf("openshift.io", StringComparison.Ordinal) >= 0)
        {
            var type = Reading.Text(Reading.At(item.Object, "spec", "defaultNetwork")?["type"]) is { Length: > 0 } asked ? asked : Reading.Text(Reading.At(item.Object, "status")?["networkType"]);
            if (type == "OVNKubernetes")
            {
                _ofOpenShift.Add(new DetectedPlugin(PlatformCatalog.Find(OvnKubernetesProfile.Name), $"Network {Reading.Text(Reading.At(item.Object, "metadata")?["name"])} of {item.ApiVersion}", item.Object.Span));
            }
        }
    }

    // How the servers were started counts for all nodes; agents say nothing of it.
    private IEnumerable<DetectedPlugin> OfK3s()
    {
        if (_nodes.Count == 0)
        {
            yield break;
        }

        var node = _nodes.Find(node => node.IsServer) ?? _nodes[0];
        var policies = new DetectedPlugin(PlatformCatalog.Find(KubeRouterProfile.Name), node.Evidence, node.Span);
        yield return _nodes.Find(other => other.DisablesPolicies) is { } disabling
            ? (policies with { Evidence = disabling.Evidence, Span = disabling.Span }).NotEnforcing("start the k3s servers without --disable-network-policy")
            : _nodes.Exists(other => other.IsServer) ? policies
            : policies.Noting("whether the servers were started with --disable-network-policy does not show, because none of them is among the nodes");
        if (!_nodes.Exists(other => other.IsWithoutFlannel))
        {
            yield return new DetectedPlugin(PlatformCatalog.Find(FlannelProfile.Name), node.Evidence, node.Span);
        }
    }

    /// <summary>A node of k3s.</summary>
    /// <param name="Evidence">The node for messages.</param>
    /// <param name="Arguments">How it was started, as its annotation has it.</param>
    /// <param name="Span">Where it stands.</param>
    private sealed record K3sNode(string Evidence, string Arguments, SourceSpan Span)
    {
        internal bool IsServer => Has("\"server\"") || DisablesPolicies || Has("--flannel-backend");

        internal bool DisablesPolicies => Has("--disable-network-policy") && !Has("--disable-network-policy=false");

        internal bool IsWithoutFlannel => Has("--flannel-backend=none") || Has("\"--flannel-backend\",\"none\"");

        private bool Has(string text) => Arguments.IndexOf(text, StringComparison.Ordinal) >= 0;
    }
}
