namespace NetPol.Sharp.Model;

/// <summary>
/// One rule: it admits a connection whose other end matches <see cref="Peers"/> and whose port matches <see cref="Ports"/>:
/// <c>spec.ingress[]</c> or <c>spec.egress[]</c>.
/// </summary>
public sealed record NetworkPolicyRule : ModelNode
{
    /// <summary>
    /// Peers a rule admits: <c>spec.ingress[].from[]</c> or <c>spec.egress[].to[]</c>.
    /// Absent and <c>[]</c> both admit every peer: pods, nodes and external addresses of both families.
    /// </summary>
    public EquatableArray<NetworkPolicyPeer> Peers { get; init; }

    /// <summary>Ports a rule admits: <c>ports[]</c>. Absent and <c>[]</c> both admit every port of every protocol.</summary>
    public EquatableArray<NetworkPolicyPort> Ports { get; init; }
}
