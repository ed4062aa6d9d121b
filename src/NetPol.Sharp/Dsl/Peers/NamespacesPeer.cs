using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>All pods of the namespaces with certain labels.</summary>
public sealed record NamespacesPeer : Peer
{
    internal NamespacesPeer(LabelSelector namespaceSelector) => NamespaceSelector = namespaceSelector;

    /// <summary>The labels that the Namespace objects carry: <c>namespaceSelector</c>.</summary>
    public LabelSelector NamespaceSelector { get; }

    internal override IReadOnlyList<AtomicPeer> Members => [Dsl.AllPods.In(this)];

    /// <summary>Pods of these namespaces: <c>podSelector</c> and <c>namespaceSelector</c> in one item.</summary>
    /// <param name="selector">The pods, in kubectl's selector grammar.</param>
    /// <exception cref="PolicyException">The selector does not parse (NETPOL1008) or holds an invalid label (NETPOL1007).</exception>
    public PodPeer Pods(string selector) => Dsl.Pods(selector).In(this);

    /// <summary>The namespaces as the language writes them.</summary>
    public override string ToString() =>
        NamespaceSelector.MatchesEverything ? "AllNamespaces" : $"Namespaces(\"{NamespaceSelector}\")";
}
