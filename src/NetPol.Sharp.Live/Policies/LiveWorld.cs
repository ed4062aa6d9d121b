using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Live;

/// <summary>The policies of a running cluster, and its pods as far as they may be read.</summary>
internal sealed class LiveWorld
{
    // Every object of a cluster names its own.
    private const string DefaultNamespace = "default";

    private readonly LiveReading _reading;

    /// <exception cref="LiveException">The policies may not be read.</exception>
    internal LiveWorld(LiveReading reading)
    {
        _reading = reading;
        if (reading.Unreadable.TryGetValue(ResourceKinds.NetworkPolicies, out var sentence))
        {
            throw new LiveException($"the policies of the cluster may not be read, so nothing can be compared with them; {sentence}");
        }

        // What is in the cluster the API server has taken, whatever newer servers say of it.
        var read = new ClusterReader(DefaultNamespace, _ => true).Read(reading.Documents);
        Cluster = read.Cluster;
        Problems = [.. read.Problems.Select(problem => problem.Message)];
        Policies = reading.Of(ResourceKinds.NetworkPolicies).ToDictionary(policy => policy.PolicyKey);
        Models = Cluster.NetworkPolicies.ToDictionary(policy => new PolicyKey(policy.Metadata.Namespace.Text, policy.Metadata.Name));
    }

    /// <summary>The cluster.</summary>
    internal Cluster Cluster { get; }

    /// <summary>What could not be understood, and is left out.</summary>
    internal IReadOnlyList<string> Problems { get; }

    /// <summary>The policies as they are in the cluster.</summary>
    internal IReadOnlyDictionary<PolicyKey, LiveObject> Policies { get; }

    /// <summary>What the policies say.</summary>
    internal IReadOnlyDictionary<PolicyKey, NetworkPolicy> Models { get; }

    /// <summary>Whether the pods of the cluster, and what else connections depend on, are known.</summary>
    internal bool KnowsPods => _reading.IsComplete && Cluster.Pods.Count + Cluster.Workloads.Count > 0;

    /// <summary>What may not be read.</summary>
    internal IEnumerable<string> Unreadable => _reading.Unreadable.Values;

    /// <summary>The policies with others written over them. What says the same as before stays as it is, so that nothing looks like a change that is only written otherwise.</summary>
    internal IReadOnlyList<NetworkPolicy> With(IEnumerable<(PolicyKey Key, NetworkPolicy Policy)> policies, IEnumerable<PolicyKey> without)
    {
        var all = new SortedDictionary<PolicyKey, NetworkPolicy>(Models.ToDictionary());
        foreach (var (key, policy) in policies)
        {
            if (!all.TryGetValue(key, out var before) || EffectiveSpec.Of(before.Spec) != EffectiveSpec.Of(policy.Spec))
            {
                all[key] = policy;
            }
        }

        foreach (var key in without)
        {
            all.Remove(key);
        }

        return [.. all.Values];
    }

    /// <summary>The policies that a field manager applied and that are not among those that are to be there, by namespace and name.</summary>
    internal IReadOnlyList<StalePolicy> Stale(FieldManager manager, IReadOnlyCollection<PolicyKey> wanted)
    {
        var namespaces = wanted.Select(key => key.Namespace).ToHashSet(System.StringComparer.Ordinal);
        return
        [
            .. from policy in Policies
               where policy.Value.Appliers.Contains(manager.Name) && !wanted.Contains(policy.Key)
               orderby policy.Key
               let others = policy.Value.Appliers.Where(other => other != manager.Name).Select(other => $"'{other}'").ToArray()
               let isElsewhere = !manager.IsChosen && !namespaces.Contains(policy.Key.Namespace)
               select new StalePolicy(policy.Value, others.Length > 0 ? $"{string.Join(" and ", others)} {(others.Length > 1 ? "apply" : "applies")} it, too"
                   : isElsewhere ? $"it was applied by '{manager.Name}', too, but in a namespace that none of these policies is in; --prune deletes it only if --field-manager is given"
                   : null)
               {
                   IsElsewhere = isElsewhere,
               },
        ];
    }
}
