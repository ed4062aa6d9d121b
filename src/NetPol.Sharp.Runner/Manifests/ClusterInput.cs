using System.Collections.Generic;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Manifests;

/// <summary>A cluster as files describe it.</summary>
/// <param name="Cluster">The cluster, without what cannot be in one.</param>
/// <param name="Rejected">Why objects are left out: the API server rejects them, they cannot be read, or there are two of a name.</param>
/// <param name="Skipped">How many objects there were of each kind that does not matter.</param>
internal sealed record ClusterInput(Cluster Cluster, IReadOnlyList<Finding> Rejected, IReadOnlyDictionary<string, int> Skipped);
