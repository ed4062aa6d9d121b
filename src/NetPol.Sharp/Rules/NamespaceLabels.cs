using System.Collections.Generic;

namespace NetPol.Sharp.Rules;

/// <summary>Labels of namespaces.</summary>
internal static class NamespaceLabels
{
    /// <summary>Keys that people take for the name of a namespace, and that nobody sets by default.</summary>
    internal static IReadOnlyList<string> LikeNames { get; } =
    [
        "name", "namespace", "ns", "metadata.name", "namespace-name", "namespaceName",
        "kubernetes.io/name", "kubernetes.io/namespace", "k8s.io/metadata.name", "metadata.kubernetes.io/name",
    ];
}
