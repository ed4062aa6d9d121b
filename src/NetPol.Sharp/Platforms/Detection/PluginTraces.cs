using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Platforms;

/// <summary>What plugins leave in a cluster besides their DaemonSet: kinds of their own, and annotations of nodes. Without the DaemonSet they are leftovers, or it was not read.</summary>
internal sealed class PluginTraces
{
    private static readonly (string Group, string[] Platforms)[] s_groups =
    [
        ("projectcalico.org", [CalicoProfile.Name, CanalProfile.Name]),
        ("cilium.io", [CiliumProfile.Name, AzureCniCiliumProfile.Name, GkeDataplaneV2Profile.Name]),
        ("antrea.io", [AntreaProfile.Name]),
        ("networking.k8s.aws", [AwsVpcCniProfile.Name]),
        ("k8s.ovn.org", [OvnKubernetesProfile.Name]),
    ];

    private static readonly (string Prefix, string[] Platforms)[] s_annotations =
    [
        ("projectcalico.org/", [CalicoProfile.Name, CanalProfile.Name]),
        ("network.cilium.io/", [CiliumProfile.Name, AzureCniCiliumProfile.Name, GkeDataplaneV2Profile.Name]),
        ("io.cilium.network.", [CiliumProfile.Name, AzureCniCiliumProfile.Name, GkeDataplaneV2Profile.Name]),
        ("node.antrea.io/", [AntreaProfile.Name]),
        ("kube-router.io/", [KubeRouterProfile.Name]),
        ("k8s.ovn.org/", [OvnKubernetesProfile.Name]),
        ("flannel.alpha.coreos.com/", [FlannelProfile.Name, CanalProfile.Name, KubeRouterProfile.Name]),
    ];

    private readonly List<(string What, string[] Platforms)> _found = [];

    internal void Add(ManifestItem item)
    {
        if (item.Kind == "CustomResourceDefinition")
        {
            var group = Reading.Text(Reading.At(item.Object, "spec")?["group"]) is { Length: > 0 } written ? written : Reading.Text(Reading.At(item.Object, "metadata")?["name"]);
            _found.AddRange(s_groups.Where(trace => group == trace.Group || group.EndsWith("." + trace.Group, StringComparison.Ordinal)).Select(trace => ($"CustomResourceDefinitions of {trace.Group}", trace.Platforms)));
        }
        else if (item.Kind == "Node" && Reading.At(item.Object, "metadata", "annotations") is { } annotations)
        {
            _found.AddRange(s_annotations.Where(trace => annotations.Fields.Any(field => field.Name.StartsWith(trace.Prefix, StringComparison.Ordinal))).Select(trace => ($"annotations {trace.Prefix}… of nodes", trace.Platforms)));
        }
    }

    /// <summary>The traces of plugins other than these, a sentence each.</summary>
    internal IEnumerable<string> Without(IReadOnlyCollection<string> platforms) => _found
        .Where(trace => !trace.Platforms.Any(platforms.Contains))
        .Select(trace => $"there are {trace.What}, and no DaemonSet of {PlatformCatalog.Find(trace.Platforms[0]).Title}: it was removed, or its DaemonSet was not read")
        .Distinct();
}
