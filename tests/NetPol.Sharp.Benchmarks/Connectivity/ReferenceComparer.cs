using System.Collections.Generic;
using System.Runtime.CompilerServices;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Benchmarks;

/// <summary>Compares pods by reference; comparing their members would cost more than what is measured.</summary>
internal sealed class ReferenceComparer : IEqualityComparer<Pod>
{
    internal static ReferenceComparer Instance { get; } = new();

    public bool Equals(Pod? x, Pod? y) => ReferenceEquals(x, y);

    public int GetHashCode(Pod obj) => RuntimeHelpers.GetHashCode(obj);
}
