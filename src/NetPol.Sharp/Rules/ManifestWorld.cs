using System;
using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>Sorts documents into policies, problems and objects of kinds that do not matter. Lists are opened.</summary>
/// <param name="defaultNamespace">The namespace of objects that name none.</param>
/// <param name="judge">Is given every policy as it comes.</param>
internal sealed class ManifestWorld(string defaultNamespace, Action<PolicyManifest> judge)
{
    private const string NetworkingGroup = "networking.k8s.io/";
    private static readonly string[] s_networkingKinds = ["Ingress", "IngressClass", "IPAddress", "ServiceCIDR", "ClusterCIDR"];

    private readonly List<PolicyIdentity> _policies = [];
    private readonly List<ManifestProblem> _problems = [];
    private readonly SortedDictionary<string, int> _skipped = new(StringComparer.Ordinal);

    internal IReadOnlyList<PolicyIdentity> Policies => _policies;

    internal IReadOnlyList<ManifestProblem> Problems => _problems;

    internal IReadOnlyDictionary<string, int> Skipped => _skipped;

    internal void Add(ManifestDocument document)
    {
        if (document.Problem is { } problem)
        {
            _problems.Add(problem);
        }
        else if (document.Root is ManifestObject root)
        {
            Add(root, listKind: "");
        }
        else if (document.Root is ManifestArray)
        {
            // A JSON patch of kustomize: nothing that anybody applies as it is.
            Skip("list");
        }
        else if (document.Root is { } other)
        {
            _problems.Add(new ManifestProblem(other.Span, $"An object must stand here, and this is a {other.TypeName}"));
        }
    }

    private void Add(ManifestObject root, string listKind)
    {
        var (apiVersion, kind) = (PolicyManifest.Text(root["apiVersion"]), PolicyManifest.Text(root["kind"]));
        if (kind.Length == 0 && listKind.Length > 0)
        {
            // Items of a typed list carry neither, because the list says it for them.
            root = Typed(root, listKind);
            (apiVersion, kind) = (NetworkPolicy.ApiVersion, listKind);
        }

        if (kind.EndsWith("List", StringComparison.Ordinal) && root["items"] is ManifestArray list)
        {
            var itemKind = apiVersion == NetworkPolicy.ApiVersion && kind == NetworkPolicy.Kind + "List" ? NetworkPolicy.Kind : "";
            foreach (var item in list.Items)
            {
                if (item is ManifestObject value)
                {
                    Add(value, itemKind);
                }
                else
                {
                    _problems.Add(new ManifestProblem(item.Span, $"An item of a {kind} must be an object, and this is {(item is ManifestArray ? "a list" : "a " + item.TypeName)}"));
                }
            }
        }
        else if (IsPolicy(apiVersion, kind) || (apiVersion.Length + kind.Length == 0 && IsShapedLikeAPolicy(root)))
        {
            var policy = new PolicyManifest(root, defaultNamespace);
            judge(policy);
            _policies.Add(new PolicyIdentity(policy.Namespace, policy.Name, policy.Metadata?["name"]?.Span ?? policy.Span));
        }
        else
        {
            Skip(kind.Length == 0 ? "without a kind" : kind);
        }
    }

    private void Skip(string kind) => _skipped[kind] = _skipped.TryGetValue(kind, out var count) ? count + 1 : 1;

    private static ManifestObject Typed(ManifestObject root, string kind) => new(root.Span,
    [
        new ManifestField("apiVersion", root.Span, new ManifestScalar(root.Span, ManifestScalarKind.String, NetworkPolicy.ApiVersion, NetworkPolicy.ApiVersion)),
        new ManifestField("kind", root.Span, new ManifestScalar(root.Span, ManifestScalarKind.String, kind, kind)),
        .. root.Fields,
    ]);

    // Nothing else has these fields in its spec, so the kind was forgotten.
    private static bool IsShapedLikeAPolicy(ManifestObject root) =>
        root["metadata"] is ManifestObject && root["spec"] is ManifestObject spec && spec["podSelector"] is not null
        && (spec["policyTypes"] ?? spec["ingress"] ?? spec["egress"]) is ManifestArray;

    // Plugins have kinds of the same name in groups of their own. What is misspelt in the API's own groups is one that the server does not know.
    private static bool IsPolicy(string apiVersion, string kind)
    {
        if (apiVersion.StartsWith(NetworkingGroup, StringComparison.Ordinal))
        {
            return !kind.EndsWith("List", StringComparison.Ordinal) && Array.IndexOf(s_networkingKinds, kind) < 0;
        }

        return string.Equals(kind, NetworkPolicy.Kind, StringComparison.OrdinalIgnoreCase) && IsGroupOfKubernetes(apiVersion.Split('/'));
    }

    private static bool IsGroupOfKubernetes(string[] apiVersion) =>
        apiVersion.Length == 1
        || apiVersion[0].IndexOf('.') < 0
        || apiVersion[0].EndsWith(".k8s.io", StringComparison.OrdinalIgnoreCase)
        || EditDistance.Between(apiVersion[0] + "/", NetworkingGroup) <= 2;
}
