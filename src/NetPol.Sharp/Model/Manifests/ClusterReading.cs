using System.Collections.Generic;

namespace NetPol.Sharp.Model;

/// <summary>What was read of a cluster's manifests.</summary>
/// <param name="Cluster">The objects that could be read.</param>
/// <param name="Problems">What could not be read.</param>
/// <param name="Conflicts">What has the name of something read before; nobody knows which of the two is meant.</param>
/// <param name="Skipped">How many objects there were of each kind that does not matter.</param>
public sealed record ClusterReading(Cluster Cluster, IReadOnlyList<ManifestProblem> Problems, IReadOnlyList<ManifestProblem> Conflicts, IReadOnlyDictionary<string, int> Skipped);
