using System.Collections.Generic;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>A cluster as JSON documents, and questions about it.</summary>
internal sealed record RandomCluster(int Seed, IReadOnlyList<string> Documents, IReadOnlyList<Query> Queries)
{
    internal string Manifests => Stream(Documents);

    internal static string Stream(IEnumerable<string> documents) => string.Join("\n---\n", documents);
}
