using System;
using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>Sorts documents into policies, problems and objects of kinds that do not matter. Lists are opened.</summary>
/// <param name="defaultNamespace">The namespace of objects that name none.</param>
/// <param name="judge">Is given every policy as it comes, and says whether the API server takes it.</param>
internal sealed class ManifestWorld(string defaultNamespace, Func<PolicyManifest, bool> judge)
{
    private readonly List<PolicyIdentity> _policies = [];
    private readonly List<NetworkPolicy> _accepted = [];
    private readonly Dictionary<(NamespaceName Namespace, string Name), int> _places = [];
    private readonly List<ManifestProblem> _problems = [];
    private readonly SortedDictionary<string, int> _skipped = new(StringComparer.Ordinal);

    internal IReadOnlyList<PolicyIdentity> Policies => _policies;

    /// <summary>The policies that the API server takes.</summary>
    internal IReadOnlyList<NetworkPolicy> Accepted => _accepted;

    internal IReadOnlyList<ManifestProblem> Problems => _problems;

    internal IReadOnlyDictionary<string, int> Skipped => _skipped;

    internal void Add(ManifestDocument document)
    {
        foreach (var item in ManifestItem.Open(document, _problems.Add))
        {
            if (item.IsPolicy)
            {
                var policy = new PolicyManifest(item.Object, defaultNamespace);
                if (judge(policy) && NetworkPolicyDecoder.TryDecode(item.Object) is { } accepted)
                {
                    // Of two with one name the last one is in the cluster.
                    Accept(accepted.InNamespaceIfUnnamed(defaultNamespace));
                }

                _policies.Add(new PolicyIdentity(policy.Namespace, policy.Name, policy.Metadata?["name"]?.Span ?? policy.Span));
            }
            else
            {
                Skip(item.Description);
            }
        }
    }

    private void Accept(NetworkPolicy policy)
    {
        var key = (policy.Metadata.Namespace, policy.Metadata.Name);
        if (_places.TryGetValue(key, out var place))
        {
            _accepted[place] = policy;
            return;
        }

        _places.Add(key, _accepted.Count);
        _accepted.Add(policy);
    }

    private void Skip(string kind) => _skipped[kind] = _skipped.TryGetValue(kind, out var count) ? count + 1 : 1;
}
