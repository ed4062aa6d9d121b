using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Platforms;

/// <summary>Finds out which plugins a cluster runs, from the objects that install them.</summary>
/// <param name="defaultNamespace">The namespace of objects that name none.</param>
internal sealed class PluginDetector(string defaultNamespace)
{
    private readonly List<InstalledDaemonSet> _sets = [];
    private readonly Dictionary<(string Namespace, string Name), IReadOnlyList<KeyValue>> _configMaps = [];
    private readonly EmbeddedPlugins _embedded = new();
    private readonly PluginTraces _traces = new();
    private bool _runsKubeDns;

    /// <summary>Looks at an object. Its schema is its own, so nothing of it is a mistake.</summary>
    internal void Add(ManifestItem item)
    {
        switch (item.Kind)
        {
            case "DaemonSet":
                _sets.Add(InstalledDaemonSet.Read(item.Object, defaultNamespace));
                break;
            case "ConfigMap" when Reading.Text(Reading.At(item.Object, "metadata")?["name"]) is { Length: > 0 } name:
                _configMaps[(Reading.Text(Reading.At(item.Object, "metadata")?["namespace"]) is { Length: > 0 } ns ? ns : defaultNamespace, name)] = [.. Reading.Pairs(item.Object["data"])];
                break;
            case "Deployment" or "Pod" or "ReplicaSet":
                var labels = item.Kind == "Pod" ? Reading.At(item.Object, "metadata", "labels") : Reading.At(item.Object, "spec", "template", "metadata", "labels");
                _runsKubeDns |= Reading.Text(Reading.At(item.Object, "metadata")?["namespace"]) == "kube-system" && Reading.Text(labels?["k8s-app"]) == "kube-dns";
                break;
            default:
                _embedded.Add(item);
                _traces.Add(item);
                break;
        }
    }

    internal PlatformDiagnosis Result()
    {
        var settings = new PluginSettings(_configMaps);
        var plugins = _sets.OrderBy(set => set.Span).SelectMany(set => Of(set, settings)).ToList();
        if (plugins.Count == 0)
        {
            plugins.AddRange(_embedded.Plugins);
        }

        // One is enough to name, however many DaemonSets it has.
        DetectedPlugin[] distinct = [.. plugins.GroupBy(plugin => plugin.Profile.Name).Select(same => same.First()).OrderByDescending(plugin => plugin.Profile.Enforces).ThenBy(plugin => plugin.Span)];
        return new PlatformDiagnosis(distinct, Dns, [.. _traces.Without([.. distinct.Select(plugin => plugin.Profile.Name)])]);
    }

    private DnsVariant Dns => _sets.Exists(set => set is { Namespace: "openshift-dns", Name: "dns-default" }) ? DnsVariant.OpenShift
        : _sets.Exists(set => set.Name == "node-local-dns" || set.HasLabel("k8s-app", "node-local-dns")) ? DnsVariant.NodeLocal
        : _runsKubeDns ? DnsVariant.KubeDns
        : DnsVariant.Unspecified;

    private IEnumerable<DetectedPlugin> Of(InstalledDaemonSet set, PluginSettings settings)
    {
        if (PluginSignature.Of(set) is not { } signature)
        {
            yield break;
        }

        var platform = signature.Platform == CiliumProfile.Name && _sets.Exists(other => other.Name == "azure-cns") ? AzureCniCiliumProfile.Name : signature.Platform;

        // Its main container may be called otherwise; others are of other versions.
        var main = set.Containers.FirstOrDefault(container => container.Name == signature.Container) ?? (set.Containers.Count == 1 ? set.Containers[0] : null);
        var version = main?.Version;
        yield return settings.Apply(new DetectedPlugin(PlatformCatalog.Find(platform, version?.ToString() ?? ""), set.ToString(), set.Span), set);

        // The chart of Flannel can bring it along.
        if (platform == FlannelProfile.Name && set.Containers.FirstOrDefault(container => container.Image.IndexOf("kube-network-policies", StringComparison.Ordinal) >= 0) is { } policies)
        {
            yield return new DetectedPlugin(PlatformCatalog.Find(KubeNetworkPoliciesProfile.Name, policies.Version?.ToString() ?? ""), $"container {policies.Name} of {set}", set.Span);
        }
    }
}
