using System;
using System.Collections.Generic;
using System.Linq;

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

    /// <summary>Whether a key is one of them, whatever its case.</summary>
    internal static bool IsLikeName(string key) => LikeNames.Contains(key, StringComparer.OrdinalIgnoreCase);
}
