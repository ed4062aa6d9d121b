using System;

namespace NetPol.Sharp.Live;

/// <summary>Which policy is meant.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Name">The name.</param>
internal readonly record struct PolicyKey(string Namespace, string Name) : IComparable<PolicyKey>
{
    public static bool operator <(PolicyKey left, PolicyKey right) => left.CompareTo(right) < 0;

    public static bool operator >(PolicyKey left, PolicyKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(PolicyKey left, PolicyKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PolicyKey left, PolicyKey right) => left.CompareTo(right) >= 0;

    /// <summary>Order by namespace, then name, ordinal.</summary>
    public int CompareTo(PolicyKey other) => string.CompareOrdinal(Namespace, other.Namespace) is var byNamespace and not 0 ? byNamespace : string.CompareOrdinal(Name, other.Name);

    public override string ToString() => Namespace + "/" + Name;
}
