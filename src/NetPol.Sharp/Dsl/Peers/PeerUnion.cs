using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>Several ends of which any may be meant: <c>a | b</c>.</summary>
public sealed record PeerUnion : Peer
{
    private readonly EquatableArray<AtomicPeer> _members;

    internal PeerUnion(IEnumerable<AtomicPeer> members) => _members = EquatableArray.From(members.Distinct());

    internal override IReadOnlyList<AtomicPeer> Members => _members;

    /// <summary>The ends as the language writes them.</summary>
    public override string ToString() => string.Join(" | ", _members);
}
