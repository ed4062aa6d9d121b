using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>Why one side lets a connection through or not.</summary>
public sealed record SideExplanation
{
    /// <summary>The side: <see cref="PolicyType.Egress"/> of the source or <see cref="PolicyType.Ingress"/> of the destination.</summary>
    public required PolicyType Direction { get; init; }

    /// <summary>Whether the side lets the connection through.</summary>
    public required bool IsAllowed { get; init; }

    /// <summary>Why policies have no say on this side; <c>null</c> when they do.</summary>
    public string? Exemption { get; init; }

    /// <summary>The policies that isolate the pod in this direction. None: everything is allowed.</summary>
    public EquatableArray<NetworkPolicy> IsolatedBy { get; init; } = [];

    /// <summary>The rules that admit the connection.</summary>
    public EquatableArray<RuleReference> AdmittedBy { get; init; } = [];

    /// <summary>The rules that come closest, where none admits it; the closest first.</summary>
    public EquatableArray<NearMiss> NearMisses { get; init; } = [];

    /// <summary>Whether some policy isolates the pod in this direction.</summary>
    public bool IsIsolated => IsolatedBy.Count > 0;
}
