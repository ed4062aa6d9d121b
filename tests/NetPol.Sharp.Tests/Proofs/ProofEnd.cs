using System;
using System.Collections.Generic;
using System.Linq;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>An end of one connection, with all that any policy could ask about it; an end that is no pod is an address alone.</summary>
internal sealed record ProofEnd
{
    internal bool IsPod { get; init; }

    internal string Namespace { get; init; } = "";

    internal IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The labels of the namespace, kubernetes.io/metadata.name among them.</summary>
    internal IReadOnlyDictionary<string, string> NamespaceLabels { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The address of the connection's family.</summary>
    internal UInt128 Address { get; init; }

    public override string ToString() => IsPod ? $"{Namespace}[{Text(NamespaceLabels)}]/[{Text(Labels)}]@{Address:x}" : $"{Address:x}";

    private static string Text(IReadOnlyDictionary<string, string> labels) =>
        string.Join(",", labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => label.Key + "=" + label.Value));
}
