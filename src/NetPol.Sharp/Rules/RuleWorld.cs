using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Algebra;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>The policies that one cluster gets together, and what else is known of that cluster, for rules about what they allow as a whole.</summary>
/// <param name="policies">The policies, in the order read. Each names its namespace.</param>
/// <param name="cluster">The namespaces, workloads, pods and Services of the manifests; its own list of policies is empty.</param>
internal sealed class RuleWorld(IReadOnlyList<NetworkPolicy> policies, Cluster cluster)
{
    private readonly Lazy<World> _boxes = new(() =>
    {
        var options = new ConnectivityOptions();
        return new World(policies, Space.Of(policies, [], options), options);
    });

    private readonly Lazy<Sharp.Connectivity> _connectivity = new(() => Sharp.Connectivity.Of(cluster.With(policies)));

    private readonly Lazy<HashSet<string>> _populated = new(() =>
        [.. cluster.Workloads.Select(workload => workload.Namespace).Concat(cluster.Pods.Select(pod => pod.Namespace))]);

    internal IReadOnlyList<NetworkPolicy> Policies => policies;

    /// <summary>The same, as boxes.</summary>
    internal World Boxes => _boxes.Value;

    /// <summary>The manifests' namespaces, workloads, pods and Services. Nothing is known of a namespace in which none of them is.</summary>
    internal Cluster Cluster => cluster;

    /// <summary>The same with the policies, as the engine sees it.</summary>
    internal Sharp.Connectivity Connectivity => _connectivity.Value;

    /// <summary>
    /// Whether policies are missing here that the cluster will get. Then only what no further policy could change is said: further ones may isolate pods, and may allow more.
    /// </summary>
    internal bool IsOpen { get; init; }

    /// <summary>Whether the manifests define a workload or pod of a namespace, so that they can be taken for all of its pods.</summary>
    internal bool IsPopulated(string ns) => _populated.Value.Contains(ns);
}
