using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>Why one side of a <see cref="Witness"/> lets the connection through or not.</summary>
public sealed record WitnessSide
{
    /// <summary>The side: <see cref="PolicyType.Egress"/> of the source or <see cref="PolicyType.Ingress"/> of the destination.</summary>
    public required PolicyType Direction { get; init; }

    /// <summary>Whether the side lets the connection through.</summary>
    public required bool IsAllowed { get; init; }

    /// <summary>Whether the end is no pod, so that no policy applies to it.</summary>
    public bool IsOutside { get; init; }

    /// <summary>A rule that admits the connection; <c>null</c> when no policy isolates the pod, or when nothing admits it.</summary>
    public RuleReference? AdmittedBy { get; init; }

    /// <summary>The peer of the rule that the other end is; <c>null</c> when the rule has none, or several blocks of it may be meant.</summary>
    public NetworkPolicyPeer? Peer { get; init; }

    /// <summary>A policy that isolates the pod, where nothing admits the connection.</summary>
    public NetworkPolicy? IsolatedBy { get; init; }

    /// <summary>Where the peer, the rule or the policy is written. A rule may be made of several sentences, of which the peer is one.</summary>
    public SourceSpan Span => AdmittedBy is not null && Peer is { Span.IsKnown: true } ? Peer.Span : AdmittedBy?.Span ?? IsolatedBy?.Span ?? SourceSpan.None;
}
