using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>Pods by their labels, in the set's namespace, a named one, or namespaces with certain labels.</summary>
/// <remarks>Not sealed, so that the pods of one workload can be a type with the workload's ports (<c>Workloads.Shop.Backend.Http</c>, which the package's generator writes).</remarks>
public record PodPeer : AtomicPeer
{
    internal PodPeer(LabelSelector podSelector, NamespaceScope scope)
    {
        PodSelector = podSelector;
        Scope = scope;
    }

    /// <summary>The labels that the pods carry: <c>podSelector</c>.</summary>
    public LabelSelector PodSelector { get; }

    internal NamespaceScope Scope { get; }

    // Which type they have says nothing about pods, and must not make two statements of one.
    internal sealed override Peer Plain => GetType() == typeof(PodPeer) ? this : new PodPeer(PodSelector, Scope) { Span = Span };

    /// <summary>These pods, in one namespace.</summary>
    /// <param name="name">The namespace's name.</param>
    /// <exception cref="PolicyException">The name is not valid (NETPOL1007).</exception>
    public PodPeer In(string name) => In(Dsl.Namespace(name));

    /// <summary>These pods, in one namespace.</summary>
    /// <param name="ns">The namespace.</param>
    public PodPeer In(NamespaceHandle ns) => new(PodSelector, new NamespaceScope.Named(ns.Name)) { Span = Span };

    /// <summary>These pods, in the namespaces with certain labels: <c>podSelector</c> and <c>namespaceSelector</c> in one item.</summary>
    /// <param name="selector">The labels of the Namespace objects, in kubectl's selector grammar.</param>
    /// <exception cref="PolicyException">The selector does not parse (NETPOL1008) or holds an invalid label (NETPOL1007).</exception>
    public PodPeer InNamespaces(string selector) => In(Dsl.Namespaces(selector));

    /// <summary>These pods, in every namespace.</summary>
    public PodPeer InAllNamespaces() => In(Dsl.AllNamespaces);

    /// <summary>A port of these pods, to close a sentence with: <c>.To(Backend.At(Port.Tcp("http")))</c>.</summary>
    /// <param name="ports">The ports.</param>
    public PodPort At(PortSet ports) => new(this, ports);

    /// <summary>The pods as the language writes them.</summary>
    public sealed override string ToString()
    {
        var pods = PodSelector.MatchesEverything ? "AllPods" : $"Pods(\"{PodSelector}\")";
        return Scope switch
        {
            NamespaceScope.Named named => $"Namespace(\"{named.Name}\").{pods}",
            NamespaceScope.Selected { Selector.MatchesEverything: true } => pods + ".InAllNamespaces()",
            NamespaceScope.Selected selected => $"{pods}.InNamespaces(\"{selected.Selector}\")",
            _ => pods,
        };
    }

    internal PodPeer In(NamespacesPeer namespaces) => new(PodSelector, new NamespaceScope.Selected(namespaces.NamespaceSelector)) { Span = Span };
}
