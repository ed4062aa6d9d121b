using System.Collections.Generic;
using System.Net;

namespace NetPol.Sharp.Tests.Reference;

/// <summary>One end of a connection: a pod, or an address outside the cluster when it has no namespace.</summary>
internal sealed record Endpoint
{
    internal required string Name { get; init; }

    internal string? Namespace { get; init; }

    internal IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    internal IReadOnlyDictionary<string, string> NamespaceLabels { get; init; } = new Dictionary<string, string>();

    /// <summary>The address that the connection uses; a verdict is per pair of addresses (semantics.md 67).</summary>
    internal required IPAddress Address { get; init; }

    /// <summary>Container ports with a name.</summary>
    internal IReadOnlyList<(string Name, string Protocol, int Port)> NamedPorts { get; init; } = [];

    public override string ToString() => Name;
}
