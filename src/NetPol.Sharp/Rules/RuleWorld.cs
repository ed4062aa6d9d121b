using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Algebra;
using NetPol.Sharp.Engine;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>The policies that one cluster gets together, and what else is known of that cluster, for rules about what they allow as a whole.</summary>
internal sealed class RuleWorld
{
    private static readonly ConnectivityOptions s_usual = new();

    private readonly Lazy<World> _boxes;
    private readonly Lazy<IReadOnlyList<UnmatchedSelector>> _unmatched;
    private readonly Lazy<IngressSide> _ingress;

    /// <summary>Makes a world.</summary>
    /// <param name="policies">The policies, in any order. Each names its namespace.</param>
    /// <param name="cluster">The namespaces, workloads, pods and Services of the manifests; its own list of policies is empty.</param>
    /// <param name="known">The same cluster, to be asked what a selector matches.</param>
    internal RuleWorld(IEnumerable<NetworkPolicy> policies, Cluster cluster, KnownCluster known)
    {
        // INVARIANT: the order of names, so that nothing depends on the order in which files were read.
        Policies = [.. policies.OrderBy(policy => policy.Metadata.Namespace).ThenBy(policy => policy.Metadata.Name, StringComparer.Ordinal)];
        Cluster = cluster;
        _boxes = new(() =>
        {
            return new World(Policies, Space.Of(Policies, [], Options), Options);
        });
        Known = known;
        _unmatched = new(() => [.. UnmatchedSelectors.Of(this)]);
        _ingress = new(() => new IngressSide(this));
    }

    /// <summary>The policies, in the order of namespaces and names.</summary>
    internal IReadOnlyList<NetworkPolicy> Policies { get; }

    /// <summary>How the platform reads policies. What one that enforces nothing allows is no question of what policies say.</summary>
    internal ConnectivityOptions Options => Platform is { Enforces: true } platform ? platform.Options : s_usual;

    /// <summary>The same, as boxes.</summary>
    internal World Boxes => _boxes.Value;

    /// <summary>The manifests' namespaces, workloads, pods and Services. Nothing is known of a namespace in which none of them is.</summary>
    internal Cluster Cluster { get; }

    /// <summary>The same, to be asked what a selector matches.</summary>
    internal KnownCluster Known { get; }

    /// <summary>The selectors that match no pod of the manifests.</summary>
    internal IReadOnlyList<UnmatchedSelector> Unmatched => _unmatched.Value;

    /// <summary>What the known pods admit.</summary>
    internal IngressSide Ingress => _ingress.Value;

    /// <summary>Who else the manifests say will connect to pods, and what else may admit it.</summary>
    internal OtherObjects Others { get; init; } = new("default");

    /// <summary>The platform that the cluster runs on; <c>null</c> when nothing is known of it.</summary>
    internal PlatformProfile? Platform { get; init; }

    /// <summary>
    /// Whether policies are missing here that the cluster will get. Then only what no further policy could change is said: further ones may isolate pods, and may allow more.
    /// </summary>
    internal bool IsOpen { get; init; }

    /// <summary>Whether the manifests define a workload or pod of a namespace, so that they can be taken for all of its pods.</summary>
    internal bool IsPopulated(string ns) => Known.IsPopulated(ns);

    /// <summary>The rules that have an effect, with their policies.</summary>
    internal IEnumerable<RuleReference> Rules() =>
        from policy in Policies
        from direction in (PolicyType[])[PolicyType.Ingress, PolicyType.Egress]
        from index in Enumerable.Range(0, PolicyReading.Rules(policy.Spec, direction, Options).Count)
        select new RuleReference(policy, direction, index);
}
