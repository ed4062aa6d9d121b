using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>
/// The pods of a cluster by name, by address and by workload. A workload that owns none of them stands for a pod of its template, named <c>name[Kind]</c>.
/// </summary>
internal sealed class PodDirectory
{
    private const int MostSuggestions = 3;

    private readonly List<Pod?> _pods = [];
    private readonly Dictionary<(string Namespace, string Name), int> _byName = [];
    private readonly WorkloadNames _workloads;
    private readonly Dictionary<string, Node> _nodes;
    private readonly HashSet<Pod> _templates = [];
    private readonly HashSet<int> _several = [];
    private readonly HashSet<string> _standing = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _owned = new(StringComparer.Ordinal);
    private Dictionary<Address, int>? _byAddress;

    internal PodDirectory(Cluster cluster)
    {
        _workloads = new WorkloadNames(cluster.Workloads);
        _nodes = cluster.Nodes.GroupBy(node => node.Name).ToDictionary(nodes => nodes.Key, nodes => nodes.First(), StringComparer.Ordinal);
        foreach (var pod in cluster.Pods.AsSpan())
        {
            RejectSecond(pod);
            Add(pod);
            Count(pod, 1);
        }

        foreach (var workload in cluster.Workloads.Where(StandsForPods))
        {
            _standing.Add(workload.ToString());
            if (_owned.TryGetValue(workload.ToString(), out var pods) && pods > 0)
            {
                continue;
            }

            var template = new Pod
            {
                Span = workload.Span,
                Namespace = workload.Namespace,
                Name = $"{workload.Name}[{workload.Kind}]",
                Template = workload.Template,
                Owner = new OwnerReference(workload.Kind.ToString(), workload.Name),
            };
            var index = Add(template);
            _templates.Add(_pods[index]!);
            if (workload.Replicas > 1 || workload.Kind == WorkloadKind.DaemonSet)
            {
                _several.Add(index);
            }
        }
    }

    /// <summary>The pods; <c>null</c> where one was removed.</summary>
    internal IReadOnlyList<Pod?> Pods => _pods;

    /// <summary>The pods that are objects of the cluster, not templates of workloads.</summary>
    internal IEnumerable<Pod> Objects => _pods.OfType<Pod>().Where(pod => !_templates.Contains(pod));

    /// <summary>Whether a pod was added or removed whose workload stands for a pod of its template, or has to from now on.</summary>
    internal bool StandInsAreStale { get; private set; }

    /// <summary>Whether some pod that an ipBlock may match has no address yet.</summary>
    internal bool HasUnknownAddress(ConnectivityOptions options) => _pods.Exists(pod => pod is { HasCompleted: false, Addresses.Count: 0 }
        && (options.IsNodeToPolicies(pod.Template) ? options.IPBlockMatchesNodes : options.IPBlockMatchesPods));

    /// <summary>Whether two pods are known to run on the same node, or neither says where it runs.</summary>
    internal bool AreOnOneNode(int one, int other) =>
        _pods[one]!.Template.NodeName == _pods[other]!.Template.NodeName && _pods[one]!.HostAddresses == _pods[other]!.HostAddresses;

    /// <summary>The name of a pod's workload: <c>namespace/name[Kind]</c>.</summary>
    internal string WorkloadOf(Pod pod) => _workloads.Of(pod);

    /// <summary>Whether a pod is the template of a workload that makes several pods of it.</summary>
    internal bool StandsForSeveral(int index) => _several.Contains(index);

    internal int? IndexOf(string ns, string name) => _byName.TryGetValue((ns, name), out var index) ? index : null;

    /// <summary>Puts a pod where one of its name is, or at the end.</summary>
    internal int Set(Pod pod)
    {
        _byAddress = null;
        Count(pod, 1);
        if (IndexOf(pod.Namespace, pod.Name) is not { } index)
        {
            return Add(pod);
        }

        Count(_pods[index]!, -1);

        _pods[index] = Located(pod);
        return index;
    }

    internal void Remove(int index)
    {
        var pod = _pods[index]!;
        Count(pod, -1);
        _byName.Remove((pod.Namespace, pod.Name));
        _pods[index] = null;
        _byAddress = null;
    }

    /// <summary>The pod with an address, if there is one. Pods on the host network have their node's.</summary>
    internal int? IndexOf(Address address)
    {
        _byAddress ??= ByAddress();
        return _byAddress.TryGetValue(address, out var index) ? index : null;
    }

    /// <summary>Whether an address is one of a node.</summary>
    internal bool IsNode(Address address) =>
        _nodes.Values.Any(node => node.Addresses.Contains(address))
        || _pods.Exists(pod => pod is not null && (pod.HostAddresses.Contains(address) || (pod.Template.HostNetwork && pod.Addresses.Contains(address))));

    /// <summary>Whether a pod is on the host network of a node that nothing names.</summary>
    internal bool IsOnUnknownNode(Pod pod) => pod.Template is { HostNetwork: true, NodeName.Length: 0 } && Located(pod).Addresses.Count == 0;

    /// <summary>Whether the one end is the node that the pod runs on, or a pod in that node's network.</summary>
    internal bool IsOwnNode(ConnectionEnd end, Pod pod)
    {
        if (end.Address is { } address)
        {
            return end.IsNode && (pod.HostAddresses.Contains(address) || IsAddressOf(pod.Template.NodeName, address));
        }

        return end.Pod is { Template.HostNetwork: true } host && IsOnNode(host, pod);
    }

    /// <summary>The pod of a name, or the pods of the workload of a name: <c>namespace/name</c> or <c>namespace/name[Kind]</c>.</summary>
    /// <exception cref="ClusterException">There is none, and the sentence says which names are close; or there are several workloads.</exception>
    internal IReadOnlyList<int> Find(string ns, string name)
    {
        if (IndexOf(ns, name) is { } index)
        {
            return [index];
        }

        var workloads = Enumerable.Range(0, _pods.Count)
            .Where(pod => _pods[pod] is { HasCompleted: false } found && found.Namespace == ns && (IsWorkload(_workloads.Of(found), ns, name) || IsWorkload(found.ToString(), ns, name)))
            .GroupBy(pod => _workloads.Of(_pods[pod]!), StringComparer.Ordinal)
            .ToArray();
        return workloads.Length switch
        {
            0 => throw Unknown(ns, name),
            1 => [.. workloads[0]],
            _ => throw new ClusterException($"'{ns}/{name}' may be {string.Join(" or ", workloads.Select(workload => $"'{workload.Key}'"))}; say which"),
        };
    }

    /// <summary>Two pods that have one address, as a sentence; <c>null</c> when there are none.</summary>
    internal string? SharedAddress()
    {
        try
        {
            _byAddress ??= ByAddress();
            return null;
        }
        catch (ClusterException exception)
        {
            return exception.Message;
        }
    }

    // Not what another workload here makes pods of; nor what an owner that is not here has scaled to nothing, as Deployments leave ReplicaSets behind.
    private bool StandsForPods(Workload workload) =>
        workload.Owner is not { } owner || (workload.Replicas > 0 && !_workloads.Knows(workload.Namespace, owner));

    // What any pod on a node says of the node's address holds for the others on it. Loops, because a lambda would allocate for every question.
    private bool IsAddressOf(string nodeName, Address address)
    {
        if (nodeName.Length == 0)
        {
            return false;
        }

        if (_nodes.TryGetValue(nodeName, out var node) && node.Addresses.Contains(address))
        {
            return true;
        }

        foreach (var pod in _pods)
        {
            if (pod is not null && pod.Template.NodeName == nodeName && (pod.HostAddresses.Contains(address) || (pod.Template.HostNetwork && pod.Addresses.Contains(address))))
            {
                return true;
            }
        }

        return false;
    }

    // A method of its own, because a lambda would allocate for every question.
    private static bool IsOnNode(Pod host, Pod pod) =>
        (host.Template.NodeName.Length > 0 && host.Template.NodeName == pod.Template.NodeName) || host.Addresses.Any(own => pod.HostAddresses.Contains(own));

    // How many pods a workload owns; one that gets its first or loses its last no longer stands for what it did.
    private void Count(Pod pod, int change)
    {
        if (pod.Owner is null || _templates.Contains(pod))
        {
            return;
        }

        var workload = _workloads.Of(pod);
        var before = _owned.TryGetValue(workload, out var owned) ? owned : 0;
        _owned[workload] = before + change;
        StandInsAreStale |= _standing.Contains(workload) && before == 0 != (before + change == 0);
    }

    private static bool IsWorkload(string workload, string ns, string name) =>
        workload == ns + "/" + name || workload.StartsWith(ns + "/" + name + "[", StringComparison.Ordinal);

    private ClusterException Unknown(string ns, string name)
    {
        var wanted = ns + "/" + name;
        var closest = _pods.OfType<Pod>()
            .SelectMany(pod => new[] { pod.ToString(), _workloads.Of(pod) })
            .Distinct(StringComparer.Ordinal)
            .Select(known => (Name: known, Distance: EditDistance.Between(known, wanted)))
            .OrderBy(known => known.Distance)
            .ThenBy(known => known.Name, StringComparer.Ordinal)
            .Take(MostSuggestions)
            .Select(known => $"'{known.Name}'")
            .ToArray();
        return new ClusterException($"there is no pod '{wanted}'; " + (closest.Length == 0 ? "the manifests hold no pods at all" : "the closest are " + string.Join(", ", closest)));
    }

    private void RejectSecond(Pod pod)
    {
        if (IndexOf(pod.Namespace, pod.Name) is { } first)
        {
            var place = _pods[first]!.Span is { IsKnown: true } span ? $", the first at {span}" : "";
            throw new ClusterException($"there are two pods '{pod}'{place}; remove one of them", pod.Span);
        }
    }

    private int Add(Pod pod)
    {
        _byName[(pod.Namespace, pod.Name)] = _pods.Count;
        _pods.Add(Located(pod));
        return _pods.Count - 1;
    }

    // A pod on the host network has its node's addresses, also where its own status does not say so.
    private Pod Located(Pod pod)
    {
        if (!pod.Template.HostNetwork)
        {
            return pod;
        }

        var ofNode = _nodes.TryGetValue(pod.Template.NodeName, out var node) ? node.Addresses : [];
        return pod with { Addresses = EquatableArray.From(pod.Addresses.Concat(pod.HostAddresses).Concat(ofNode).Distinct()) };
    }

    private Dictionary<Address, int> ByAddress()
    {
        var byAddress = new Dictionary<Address, int>();
        for (var index = 0; index < _pods.Count; index++)
        {
            if (_pods[index] is not { HasCompleted: false, Template.HostNetwork: false } pod)
            {
                continue;
            }

            foreach (var address in pod.Addresses)
            {
                if (byAddress.TryGetValue(address, out var other))
                {
                    throw new ClusterException($"pods '{_pods[other]}' and '{pod}' have the same address {address}; an address is of one pod", pod.Span);
                }

                byAddress.Add(address, index);
            }
        }

        return byAddress;
    }
}
