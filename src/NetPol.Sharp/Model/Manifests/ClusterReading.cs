using System.Collections.Generic;

namespace NetPol.Sharp.Model;

/// <summary>What was read of a cluster's manifests.</summary>
/// <param name="Cluster">The objects that could be read.</param>
/// <param name="Problems">What could not be read, or contradicts something read before.</param>
/// <param name="Skipped">How many objects there were of each kind that does not matter.</param>
public sealed record ClusterReading(Cluster Cluster, IReadOnlyList<ManifestProblem> Problems, IReadOnlyDictionary<string, int> Skipped);
