using System.Collections.Generic;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Manifests;

/// <summary>A cluster as files describe it.</summary>
/// <param name="Cluster">The cluster, without what cannot be in one.</param>
/// <param name="Rejected">Why objects are left out: the API server rejects them, or they cannot be read.</param>
/// <param name="Conflicts">Objects of which there are two of a name, so that nothing can be said.</param>
/// <param name="Skipped">How many objects there were of each kind that does not matter.</param>
internal sealed record ClusterInput(Cluster Cluster, IReadOnlyList<Finding> Rejected, IReadOnlyList<ManifestProblem> Conflicts, IReadOnlyDictionary<string, int> Skipped);
