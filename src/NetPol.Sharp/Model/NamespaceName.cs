using System;

namespace NetPol.Sharp.Model;

/// <summary>
/// The namespace of an object: <c>metadata.namespace</c>. <see cref="Unnamed"/> is an object without that field,
/// which goes wherever it is applied.
/// </summary>
public readonly record struct NamespaceName : IComparable<NamespaceName>
{
    private readonly string? _name;

    private NamespaceName(string name) => _name = name;

    /// <summary>No <c>metadata.namespace</c>: the namespace that the object is applied to.</summary>
    public static NamespaceName Unnamed => default;

    /// <summary>Whether the object carries no <c>metadata.namespace</c>.</summary>
    public bool IsUnnamed => _name is null;

    /// <summary>The name; empty when unnamed.</summary>
    public string Text => _name ?? "";

    /// <summary>A namespace by its name.</summary>
    /// <param name="name">The name, as it stands in <c>metadata.namespace</c>.</param>
    public static NamespaceName Of(string name) => new(name);

    /// <summary>Whether the left name sorts before the right one.</summary>
    public static bool operator <(NamespaceName left, NamespaceName right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left name sorts after the right one.</summary>
    public static bool operator >(NamespaceName left, NamespaceName right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left name sorts before the right one or equals it.</summary>
    public static bool operator <=(NamespaceName left, NamespaceName right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left name sorts after the right one or equals it.</summary>
    public static bool operator >=(NamespaceName left, NamespaceName right) => left.CompareTo(right) >= 0;

    /// <summary>Ordinal order, the unnamed namespace first.</summary>
    /// <param name="other">The name to compare with.</param>
    public int CompareTo(NamespaceName other) => string.CompareOrdinal(Text, other.Text);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
