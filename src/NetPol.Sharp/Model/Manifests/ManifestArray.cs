using System.Collections.Generic;

namespace NetPol.Sharp.Model;

/// <summary>An array.</summary>
/// <param name="span">Where the array was written.</param>
/// <param name="items">Its items.</param>
public sealed class ManifestArray(SourceSpan span, IReadOnlyList<ManifestNode> items) : ManifestNode(span)
{
    /// <summary>The items.</summary>
    public IReadOnlyList<ManifestNode> Items { get; } = items;

    /// <inheritdoc/>
    public override string TypeName => "array";
}
