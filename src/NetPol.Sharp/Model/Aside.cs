using System;

namespace NetPol.Sharp.Model;

/// <summary>Something that a record carries along and that takes no part in its equality, as a <see cref="ModelNode.Span"/> does not.</summary>
/// <typeparam name="T">What it carries.</typeparam>
/// <param name="value">What it carries.</param>
internal readonly struct Aside<T>(T value) : IEquatable<Aside<T>>
{
    internal T Value { get; } = value;

    /// <summary>Always.</summary>
    /// <param name="other">Whatever the other record carries.</param>
    public bool Equals(Aside<T> other) => true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Aside<T>;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;
}
