using System;
using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>Sorts documents into policies, problems and what else the cluster holds. Lists are opened.</summary>
/// <param name="defaultNamespace">The namespace of objects that name none.</param>
/// <param name="judge">Is given every policy as it comes, and says whether the API server takes it.</param>
internal sealed class ManifestWorld(string defaultNamespace, Func<PolicyManifest, bool> judge)
{
    private readonly List<PolicyIdentity> _policies = [];
    private readonly List<NetworkPolicy> _accepted = [];
    private readonly List<ManifestProblem> _problems = [];
    private readonly ClusterReader _cluster = new(defaultNamespace, _ => false);

    internal IReadOnlyList<PolicyIdentity> Policies => _policies;

    /// <summary>The policies that the API server takes.</summary>
    internal IReadOnlyList<NetworkPolicy> Accepted => _accepted;

    internal IReadOnlyList<ManifestProblem> Problems => _problems;

    /// <summary>What there is besides policies. What cannot be read of it is left out, because it is not what is judged.</summary>
    internal ClusterReading Surroundings => _cluster.Result();

    /// <summary>What else makes pods.</summary>
    internal OtherWorkloads Others { get; } = new(defaultNamespace);

    /// <summary>What else says who connects to pods, and who may.</summary>
    internal OtherObjects OtherObjects { get; } = new(defaultNamespace);

    internal void Add(ManifestDocument document)
    {
        foreach (var item in ManifestItem.Open(document, _problems.Add))
        {
            if (item.IsPolicy)
            {
                var policy = new PolicyManifest(item.Object, defaultNamespace);
                if (judge(policy) && NetworkPolicyDecoder.TryDecode(item.Object) is { } accepted)
                {
                    _accepted.Add(accepted.InNamespaceIfUnnamed(defaultNamespace));
                }

                _policies.Add(new PolicyIdentity(policy.Namespace, policy.Name, policy.Metadata?["name"]?.Span ?? policy.Span) { Annotations = policy.Metadata?["annotations"] as ManifestObject });
            }
            else
            {
                if (!_cluster.TryAdd(item))
                {
                    Others.Add(item);
                    OtherObjects.Add(item);
                }
            }
        }
    }
}
