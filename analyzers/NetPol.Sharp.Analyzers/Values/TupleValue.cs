using System.Collections.Generic;
using System.Linq;

namespace NetPol.Sharp.Analyzers.Values;

/// <summary>A tuple.</summary>
internal sealed class TupleValue(object?[] items)
{
    internal object?[] Items { get; } = items;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TupleValue other && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Aggregate(17, (hash, item) => unchecked((hash * 31) + EqualityComparer<object?>.Default.GetHashCode(item!)));

    /// <inheritdoc/>
    public override string ToString() => "(" + string.Join(", ", Items) + ")";
}
