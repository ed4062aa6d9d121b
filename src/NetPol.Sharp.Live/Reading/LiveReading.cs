using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Live;

/// <summary>What was read of a cluster.</summary>
/// <param name="Objects">The objects, by kind, namespace and name.</param>
/// <param name="Unreadable">What may not be read, kind by kind: a sentence with the permission to ask for.</param>
internal sealed record LiveReading(IReadOnlyList<LiveObject> Objects, IReadOnlyDictionary<ResourceKind, string> Unreadable)
{
    /// <summary>Whether nothing is missing.</summary>
    internal bool IsComplete => Unreadable.Count == 0;

    /// <summary>The objects as the readers of manifests take them; they have no place.</summary>
    internal IEnumerable<ManifestDocument> Documents => Objects.Select(item => item.Document);

    /// <summary>The objects of a kind.</summary>
    internal IEnumerable<LiveObject> Of(ResourceKind kind) => Objects.Where(item => item.Kind == kind);
}
