using System.Collections.Generic;
using System.Net;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>A pod as a manifest tells it.</summary>
internal sealed record ReferencePod
{
    internal required string Namespace { get; init; }

    internal required string Name { get; init; }

    internal required Dictionary<string, string> Labels { get; init; }

    internal required IReadOnlyList<ReferencePort> Ports { get; init; }

    internal required bool HostNetwork { get; init; }

    /// <summary>The phase is Succeeded or Failed: its address belongs to nobody any more (semantics 101).</summary>
    internal required bool Completed { get; init; }

    /// <summary>Empty when no node was chosen.</summary>
    internal required string NodeName { get; init; }

    /// <summary>Its own addresses; those of the node for a host-network pod.</summary>
    internal required IReadOnlyList<IPAddress> Addresses { get; init; }

    /// <summary>The addresses of the node that it runs on.</summary>
    internal required IReadOnlyList<IPAddress> NodeAddresses { get; init; }
}
