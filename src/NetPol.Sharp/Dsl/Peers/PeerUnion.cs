using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>Several ends of which any may be meant: <c>a | b</c>.</summary>
public sealed record PeerUnion : Peer
{
    internal PeerUnion(Peer left, Peer right) => Ends = EquatableArray.From(EndsOf(left).Concat(EndsOf(right)).Distinct());

    /// <summary>The ends, none of them a union itself.</summary>
    public EquatableArray<Peer> Ends { get; }

    internal override IReadOnlyList<AtomicPeer> Members => [.. Ends.SelectMany(end => end.Members).Distinct()];

    /// <summary>The ends as the language writes them.</summary>
    public override string ToString() => string.Join(" | ", Ends);

    private static EquatableArray<Peer> EndsOf(Peer peer) => peer is PeerUnion union ? union.Ends : [peer.Plain];
}
