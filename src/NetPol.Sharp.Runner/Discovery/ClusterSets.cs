using System.Collections.Generic;
using System.Linq;

namespace NetPol.Sharp.Discovery;

/// <summary>The sets that one cluster gets.</summary>
/// <param name="Cluster">The cluster as <see cref="PoliciesAttribute.Cluster"/> names it; empty for the one without a name.</param>
/// <param name="Sets">The sets, those of other assemblies among them.</param>
internal sealed record ClusterSets(string Cluster, IReadOnlyList<NamedSet> Sets)
{
    private const string Unnamed = "default";

    /// <summary>What people call the cluster.</summary>
    internal string Name => NameOf(Cluster);

    /// <summary>The sets that are emitted.</summary>
    internal IEnumerable<NamedSet> Own => Sets.Where(set => !set.IsForeign);

    internal static string NameOf(string cluster) => cluster.Length == 0 ? Unnamed : cluster;
}
