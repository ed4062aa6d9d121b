using System.Collections.Generic;
using System.Linq;

namespace NetPol.Sharp.Analyzers.Values;

/// <summary>A tuple.</summary>
internal sealed class TupleValue(object?[] items) : System.IComparable
{
    internal object?[] Items { get; } = items;

    /// <summary>Order by the first item that differs.</summary>
    /// <param name="obj">Another tuple.</param>
    public int CompareTo(object? obj) => obj is not TupleValue other ? 1
        : Items.Zip(other.Items, Comparer<object?>.Default.Compare).FirstOrDefault(order => order != 0);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Stack.Suffices() && obj is TupleValue other && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => !Stack.Suffices() ? 0 : Items.Aggregate(17, (hash, item) => unchecked((hash * 31) + EqualityComparer<object?>.Default.GetHashCode(item!)));

    /// <inheritdoc/>
    public override string ToString() => "(" + string.Join(", ", Items) + ")";
}
