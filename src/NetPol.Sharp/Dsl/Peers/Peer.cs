using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>An end of a sentence: pods, namespaces or addresses.</summary>
public abstract record Peer : ModelNode
{
    private protected Peer()
    {
    }

    /// <summary>One end or the other.</summary>
    /// <param name="left">The one end.</param>
    /// <param name="right">The other end.</param>
    public static PeerUnion operator |(Peer left, Peer right) => Literal.NotNull(left, "The end before '|'").Or(right);

    /// <summary>One end or the other; the same as <c>|</c>.</summary>
    /// <param name="other">The other end.</param>
    public PeerUnion Or(Peer other) => new(this, Literal.NotNull(other, "The end after '|'"));

    /// <summary>The end without what a more special type adds to it.</summary>
    internal virtual Peer Plain => this;

    /// <summary>What the end is made of, for unions and for words that stand for several ranges; never empty.</summary>
    internal abstract IReadOnlyList<AtomicPeer> Members { get; }
}
