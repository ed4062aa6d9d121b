namespace NetPol.Sharp.Model;

/// <summary>A value that knows where it was written. The place takes no part in equality.</summary>
public abstract record ModelNode
{
    /// <summary>Where the node was written.</summary>
    public SourceSpan Span { get; init; }

    /// <summary>Whether the other node has the same type; derived records compare their own members, the span never counts.</summary>
    /// <param name="other">The node to compare with.</param>
    public virtual bool Equals(ModelNode? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <summary>A hash of the node's type, to which derived records add their members.</summary>
    public override int GetHashCode() => EqualityContract.GetHashCode();
}
