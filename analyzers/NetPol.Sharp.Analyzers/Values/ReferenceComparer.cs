using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace NetPol.Sharp.Analyzers.Values;

/// <summary>Tells objects apart, equal ones as well.</summary>
internal sealed class ReferenceComparer : IEqualityComparer<object>
{
    internal static ReferenceComparer Instance { get; } = new();

    /// <summary>A set of objects that were visited.</summary>
    internal static HashSet<object> Set() => new(Instance);

    bool IEqualityComparer<object>.Equals(object? x, object? y) => ReferenceEquals(x, y);

    int IEqualityComparer<object>.GetHashCode(object obj) => RuntimeHelpers.GetHashCode(obj);
}
