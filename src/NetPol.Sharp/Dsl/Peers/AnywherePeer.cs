namespace NetPol.Sharp;

/// <summary>No restriction: pods, nodes and addresses of both families.</summary>
public sealed record AnywherePeer : AtomicPeer
{
    internal AnywherePeer()
    {
    }

    /// <summary>The end as the language writes it.</summary>
    public override string ToString() => "Anywhere";
}
