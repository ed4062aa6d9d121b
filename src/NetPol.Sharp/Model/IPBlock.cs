namespace NetPol.Sharp.Model;

/// <summary>
/// Addresses as a peer: those in <see cref="Cidr"/> and in none of <see cref="Except"/>: <c>ipBlock</c>.
/// The excepted addresses are not denied; another peer, rule or policy may allow them.
/// </summary>
public sealed record IPBlock : NetworkPolicyPeer
{
    /// <summary>The addresses: <c>ipBlock.cidr</c>.</summary>
    public required CidrBlock Cidr { get; init; }

    /// <summary>Strict subsets of <see cref="Cidr"/> that do not match: <c>ipBlock.except[]</c>.</summary>
    public EquatableArray<CidrBlock> Except { get; init; }
}
