namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>A node that pods run on; one that is not listed is known by its pods only.</summary>
internal sealed record RandomNode(string Name, string IPv4, string? IPv6, bool IsListed);
