using System;
using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>Sorts documents into policies, problems and objects of kinds that do not matter. Lists are opened.</summary>
/// <param name="defaultNamespace">The namespace of objects that name none.</param>
/// <param name="judge">Is given every policy as it comes.</param>
internal sealed class ManifestWorld(string defaultNamespace, Action<PolicyManifest> judge)
{
    private readonly List<PolicyIdentity> _policies = [];
    private readonly List<ManifestProblem> _problems = [];
    private readonly SortedDictionary<string, int> _skipped = new(StringComparer.Ordinal);

    internal IReadOnlyList<PolicyIdentity> Policies => _policies;

    internal IReadOnlyList<ManifestProblem> Problems => _problems;

    internal IReadOnlyDictionary<string, int> Skipped => _skipped;

    internal void Add(ManifestDocument document)
    {
        foreach (var item in ManifestItem.Open(document, _problems.Add))
        {
            if (item.IsPolicy)
            {
                var policy = new PolicyManifest(item.Object, defaultNamespace);
                judge(policy);
                _policies.Add(new PolicyIdentity(policy.Namespace, policy.Name, policy.Metadata?["name"]?.Span ?? policy.Span));
            }
            else
            {
                Skip(item.Description);
            }
        }
    }

    private void Skip(string kind) => _skipped[kind] = _skipped.TryGetValue(kind, out var count) ? count + 1 : 1;
}
