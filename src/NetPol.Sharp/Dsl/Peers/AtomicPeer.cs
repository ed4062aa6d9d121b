using System.Collections.Generic;

namespace NetPol.Sharp;

/// <summary>An end that is one thing: pods, a range of addresses, or anywhere. Every other end is made of these.</summary>
public abstract record AtomicPeer : Peer
{
    private protected AtomicPeer()
    {
    }

    internal sealed override IReadOnlyList<AtomicPeer> Members => [this];
}
