namespace NetPol.Sharp.Model;

/// <summary>
/// Pods as a peer: those that match <see cref="PodSelector"/> in the namespaces that match <see cref="NamespaceSelector"/>.
/// One of the two is present (<c>must specify a peer</c>).
/// </summary>
public sealed record SelectorPeer : NetworkPolicyPeer
{
    /// <summary>The namespaces: <c>namespaceSelector</c>. Absent means the policy's own namespace alone, <c>{}</c> every namespace.</summary>
    public LabelSelector NamespaceSelector { get; init; } = LabelSelector.Absent;

    /// <summary>The pods in those namespaces: <c>podSelector</c>. Absent and <c>{}</c> both mean all of them.</summary>
    public LabelSelector PodSelector { get; init; } = LabelSelector.Absent;

    /// <summary>Whether it is written as every pod of every namespace.</summary>
    internal bool IsEveryPod => !NamespaceSelector.IsAbsent && NamespaceSelector.MatchesEverything && PodSelector.MatchesEverything;
}
