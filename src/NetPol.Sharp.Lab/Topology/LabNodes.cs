using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Lab.Topology;

/// <summary>The nodes of a cluster as far as manifests tell them apart: what shares a name or an address is one.</summary>
internal sealed class LabNodes
{
    private readonly List<(HashSet<string> Names, HashSet<Address> Addresses)> _nodes = [];

    internal LabNodes(Cluster cluster, IReadOnlyCollection<Pod> pods)
    {
        foreach (var node in cluster.Nodes)
        {
            Add(node.Name, node.Addresses);
        }

        foreach (var pod in pods)
        {
            Add(pod.Template.NodeName, pod.Template.HostNetwork ? pod.HostAddresses.Concat(pod.Addresses) : pod.HostAddresses);
        }

        Stated = cluster.Nodes.SelectMany(node => node.Addresses).Concat(pods.SelectMany(pod => pod.HostAddresses)).ToHashSet();
    }

    /// <summary>Addresses that a Node or some pod's <c>status.hostIPs</c> give to a node; others are known from pods on its network alone.</summary>
    internal IReadOnlySet<Address> Stated { get; }

    /// <summary>The addresses of each node.</summary>
    internal IEnumerable<IReadOnlyCollection<Address>> Addresses => _nodes.Select(node => node.Addresses);

    /// <summary>The addresses of the node that a pod runs on; none when nothing says.</summary>
    internal IReadOnlyCollection<Address> Of(Pod pod) =>
        _nodes.Find(node => node.Names.Contains(pod.Template.NodeName) || pod.HostAddresses.Any(node.Addresses.Contains) || (pod.Template.HostNetwork && pod.Addresses.Any(node.Addresses.Contains))).Addresses ?? [];

    private void Add(string name, IEnumerable<Address> addresses)
    {
        var names = new HashSet<string>(name.Length > 0 ? [name] : [], StringComparer.Ordinal);
        var all = addresses.ToHashSet();
        foreach (var known in _nodes.FindAll(node => node.Names.Overlaps(names) || node.Addresses.Overlaps(all)))
        {
            names.UnionWith(known.Names);
            all.UnionWith(known.Addresses);
            _nodes.Remove(known);
        }

        if (names.Count + all.Count > 0)
        {
            _nodes.Add((names, all));
        }
    }
}
