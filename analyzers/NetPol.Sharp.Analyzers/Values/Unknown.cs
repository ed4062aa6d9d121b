using NetPol.Sharp.Model;

namespace NetPol.Sharp.Analyzers.Values;

/// <summary>A value that the interpreter does not know.</summary>
/// <param name="Reason">Why, as the rest of a sentence that begins with what depends on it: <c>'File.ReadAllText' is not evaluated here</c>.</param>
/// <param name="Span">The place that could not be evaluated.</param>
internal sealed record Unknown(string Reason, SourceSpan Span)
{
    /// <summary>Whether the reason is a mistake that is reported as an error of its own.</summary>
    internal bool IsReported { get; init; }

    /// <summary>Whether nothing that comes after it is known either, whoever can do without the value.</summary>
    internal bool IsFinal { get; init; }

    /// <summary>Nobody knows.</summary>
    /// <param name="other">Another value.</param>
    /// <exception cref="UnknownException">Always, but for the same one.</exception>
    public bool Equals(Unknown? other) => ReferenceEquals(this, other) ? true : throw new UnknownException(this);

    /// <summary>Nobody knows.</summary>
    /// <exception cref="UnknownException">Always.</exception>
    public override int GetHashCode() => throw new UnknownException(this);

    /// <summary>The reason.</summary>
    public override string ToString() => Reason;
}
