using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>A selector that matches nothing that the manifests hold.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Selector">The selector.</param>
/// <param name="Namespaces">The namespaces in which it selects pods; none where it selects namespaces.</param>
/// <param name="Span">The selector's place, or that of the peer it is part of.</param>
/// <param name="Workload">A workload whose own labels it matches, or <c>null</c>.</param>
/// <param name="Closest">The selector that was probably meant, or <c>null</c>.</param>
internal sealed record UnmatchedSelector(NetworkPolicy Policy, LabelSelector Selector, IReadOnlyList<string> Namespaces, SourceSpan Span, Workload? Workload, LabelSelector? Closest)
{
    /// <summary>The peer whose selector it is; <c>null</c> when it is the policy's own.</summary>
    internal SelectorPeer? Peer { get; init; }
}
