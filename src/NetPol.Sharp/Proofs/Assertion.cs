using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>A claim about every pair of ends that could exist, in terms of the API: <c>Never.From(a).To(b)</c> without the language's words.</summary>
public sealed record Assertion : ModelNode
{
    /// <summary>What is claimed.</summary>
    public required AssertionKind Kind { get; init; }

    /// <summary>
    /// The ends that connections come from, any of them. Absent is anywhere: pods and endpoints that are no pods. An <see cref="IPBlock"/> means
    /// endpoints that are no pods, an absent <see cref="SelectorPeer.NamespaceSelector"/> every namespace.
    /// </summary>
    public EquatableArray<NetworkPolicyPeer> From { get; init; }

    /// <summary>The ends that connections go to; as <see cref="From"/>.</summary>
    public EquatableArray<NetworkPolicyPeer> To { get; init; }

    /// <summary>The ports of the destination; absent is every port of every protocol. A name is any port that the destination declares under it.</summary>
    public EquatableArray<NetworkPolicyPort> Ports { get; init; }

    /// <summary>The assertion as it was written, for people; empty when nothing better is known than the ends.</summary>
    public string Text { get; init; } = "";

    /// <summary>Why the assertion is there; empty when nobody said so.</summary>
    public string Because { get; init; } = "";

    /// <summary>The rules whose findings about it are accepted.</summary>
    internal EquatableArray<string> Accepted { get; init; } = [];

    /// <summary>The assertion as it was written.</summary>
    public override string ToString() => Text.Length > 0 ? Text : AssertionWords.Of(this);
}
