using System;
using System.Collections.Generic;

namespace NetPol.Sharp.Model;

/// <summary>One object of a document.</summary>
/// <param name="ApiVersion">Its <c>apiVersion</c>; empty when there is none.</param>
/// <param name="Kind">Its <c>kind</c>; empty when there is none.</param>
/// <param name="Object">The object.</param>
internal sealed record ManifestItem(string ApiVersion, string Kind, ManifestObject Object)
{
    private const string NetworkingGroup = "networking.k8s.io/";
    private const string ListSuffix = "List";

    private static readonly string[] s_networkingKinds = ["Ingress", "IngressClass", "IPAddress", "ServiceCIDR", "ClusterCIDR"];

    /// <summary>What the object is called when it is counted.</summary>
    internal string Description { get; private init; } = Kind.Length == 0 ? "without a kind" : Kind;

    /// <summary>Whether the object is a NetworkPolicy, or meant to be one and wrong.</summary>
    internal bool IsPolicy => ApiVersion.Length + Kind.Length == 0 ? IsShapedLikeAPolicy : IsPolicyKind;

    // Nothing else has these fields in its spec, so the kind was forgotten.
    private bool IsShapedLikeAPolicy =>
        Object["metadata"] is ManifestObject && Object["spec"] is ManifestObject spec && spec["podSelector"] is not null
        && (spec["policyTypes"] ?? spec["ingress"] ?? spec["egress"]) is ManifestArray;

    // Plugins have kinds of the same name in groups of their own. What is misspelt in the API's own groups is one that the server does not know.
    private bool IsPolicyKind => ApiVersion.StartsWith(NetworkingGroup, StringComparison.Ordinal)
        ? !Kind.EndsWith(ListSuffix, StringComparison.Ordinal) && Array.IndexOf(s_networkingKinds, Kind) < 0
        : string.Equals(Kind, NetworkPolicy.Kind, StringComparison.OrdinalIgnoreCase) && IsGroupOfKubernetes(ApiVersion.Split('/'));

    /// <summary>Whether the object is of a group that is none of Kubernetes' own.</summary>
    internal bool IsCustom => ApiVersion.Split('/') is [var group, _] && group.IndexOf('.') >= 0 && !group.EndsWith(".k8s.io", StringComparison.Ordinal);

    /// <summary>The objects of a document; lists are opened.</summary>
    /// <param name="document">The document.</param>
    /// <param name="report">Is told of what cannot be read.</param>
    internal static IEnumerable<ManifestItem> Open(ManifestDocument document, Action<ManifestProblem> report)
    {
        switch (document.Root)
        {
            case null:
                report(document.Problem!);
                return [];
            case ManifestObject root:
                return Open(root, listKind: "", listVersion: "", report);
            case ManifestArray list:
                // A JSON patch of kustomize: nothing that anybody applies as it is.
                return [new ManifestItem("", "", new ManifestObject(list.Span, [])) { Description = "list" }];
            default:
                report(new ManifestProblem(document.Root.Span, $"An object must stand here, and this is a {document.Root.TypeName}"));
                return [];
        }
    }

    private static IEnumerable<ManifestItem> Open(ManifestObject root, string listKind, string listVersion, Action<ManifestProblem> report)
    {
        var (apiVersion, kind) = (Text(root["apiVersion"]), Text(root["kind"]));
        if (kind.Length == 0 && listKind.Length > 0)
        {
            // Items of a typed list carry neither, because the list says it for them.
            root = Typed(root, listVersion, listKind);
            (apiVersion, kind) = (listVersion, listKind);
        }

        if (!kind.EndsWith(ListSuffix, StringComparison.Ordinal) || root["items"] is not ManifestArray list)
        {
            yield return new ManifestItem(apiVersion, kind, root);
            yield break;
        }

        var itemKind = kind.Substring(0, kind.Length - ListSuffix.Length);
        foreach (var item in list.Items)
        {
            if (item is not ManifestObject value)
            {
                report(new ManifestProblem(item.Span, $"An item of a {kind} must be an object, and this is {(item is ManifestArray ? "a list" : "a " + item.TypeName)}"));
                continue;
            }

            foreach (var opened in Open(value, itemKind, apiVersion, report))
            {
                yield return opened;
            }
        }
    }

    private static ManifestObject Typed(ManifestObject root, string apiVersion, string kind) => new(root.Span,
    [
        new ManifestField("apiVersion", root.Span, new ManifestScalar(root.Span, ManifestScalarKind.String, apiVersion, apiVersion)),
        new ManifestField("kind", root.Span, new ManifestScalar(root.Span, ManifestScalarKind.String, kind, kind)),
        .. root.Fields,
    ]);

    private static bool IsGroupOfKubernetes(string[] apiVersion) =>
        apiVersion.Length == 1
        || apiVersion[0].IndexOf('.') < 0
        || apiVersion[0].EndsWith(".k8s.io", StringComparison.OrdinalIgnoreCase)
        || EditDistance.Between(apiVersion[0] + "/", NetworkingGroup) <= 2;

    private static string Text(ManifestNode? node) => node is ManifestScalar { Kind: ManifestScalarKind.String } scalar ? scalar.Text : "";
}
