using System.Collections.Generic;
using System.Linq;

namespace NetPol.Sharp.Model;

/// <summary>What a policy selects and allows: <c>spec</c>.</summary>
public sealed record NetworkPolicySpec : ModelNode
{
    /// <summary>A spec that was not written at all. It means what <see cref="Empty"/> means.</summary>
    public static NetworkPolicySpec Absent { get; } = new() { IsAbsent = true };

    /// <summary>A spec in which nothing is written: every pod of the namespace, isolated for ingress.</summary>
    public static NetworkPolicySpec Empty { get; } = new();

    /// <summary>Whether the spec was not written at all.</summary>
    public bool IsAbsent { get; private init; }

    /// <summary>
    /// The pods of the policy's namespace that it applies to: <c>spec.podSelector</c>.
    /// Absent and <c>{}</c> both select every pod.
    /// </summary>
    public LabelSelector PodSelector { get; init; } = LabelSelector.Absent;

    /// <summary>
    /// The directions as written: <c>spec.policyTypes</c>. Absent or empty, the API server fills them in;
    /// <see cref="Isolates"/> says what counts.
    /// </summary>
    public EquatableArray<PolicyType> PolicyTypes { get; init; }

    /// <summary>The rules for connections towards the selected pods: <c>spec.ingress[]</c>. Absent and <c>[]</c> both admit nothing.</summary>
    public EquatableArray<NetworkPolicyRule> Ingress { get; init; }

    /// <summary>The rules for connections from the selected pods: <c>spec.egress[]</c>. Absent and <c>[]</c> both admit nothing.</summary>
    public EquatableArray<NetworkPolicyRule> Egress { get; init; }

    /// <summary>
    /// Whether the policy isolates the pods it selects in a direction. Without <c>policyTypes</c> that is ingress,
    /// and egress when there is an egress rule (API field <c>spec.policyTypes</c>; the server's defaulting).
    /// </summary>
    /// <param name="direction">The direction asked for.</param>
    public bool Isolates(PolicyType direction) => PolicyTypes.IsAbsentOrEmpty
        ? direction == PolicyType.Ingress || Egress.Count > 0
        : PolicyTypes.Contains(direction);

    /// <summary>The rules of both directions, as written.</summary>
    internal IEnumerable<NetworkPolicyRule> BothRules => Ingress.Concat(Egress);

    /// <summary>The peers of all rules.</summary>
    internal IEnumerable<NetworkPolicyPeer> Peers => BothRules.SelectMany(rule => rule.Peers);

    /// <summary>The rules of a direction, as written.</summary>
    /// <param name="direction">The direction asked for.</param>
    public EquatableArray<NetworkPolicyRule> Rules(PolicyType direction) => direction == PolicyType.Ingress ? Ingress : Egress;
}
