using System.Collections.Generic;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>What the generator remembers of a pod that it wrote, to ask about it.</summary>
internal sealed record RandomPod(string Namespace, string Name, string? IPv4, string? IPv6, RandomNode? Node, bool HostNetwork, bool Completed)
{
    /// <summary>What it declares by name, sidecars included.</summary>
    internal IReadOnlyList<(string Name, string Protocol, int Number)> Ports { get; init; } = [];

    internal string Path => Namespace + "/" + Name;
}
