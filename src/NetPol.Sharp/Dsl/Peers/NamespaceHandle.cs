using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>A namespace by its name; as an end of a sentence, all its pods.</summary>
public sealed record NamespaceHandle : Peer
{
    internal NamespaceHandle(NamespaceName name) => Name = name;

    /// <summary>The namespace's name.</summary>
    public NamespaceName Name { get; }

    /// <summary>Every pod of the namespace.</summary>
    public PodPeer AllPods => Dsl.AllPods.In(this);

    internal override IReadOnlyList<AtomicPeer> Members => [AllPods];

    /// <summary>Pods of the namespace.</summary>
    /// <param name="selector">The pods, in kubectl's selector grammar.</param>
    /// <exception cref="PolicyException">The selector does not parse (NETPOL1008) or holds an invalid label (NETPOL1007).</exception>
    public PodPeer Pods(string selector) => Dsl.Pods(selector).In(this);

    /// <summary>A statement that the set manages this namespace: policies may be made there. It emits nothing itself.</summary>
    public ManagedNamespaceStatement Managed() => new(Name);

    /// <summary>The namespace as the language writes it.</summary>
    public override string ToString() => $"Namespace(\"{Name}\")";
}
