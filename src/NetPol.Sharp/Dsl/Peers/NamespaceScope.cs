using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>The namespaces that pods of a sentence are in.</summary>
internal abstract record NamespaceScope
{
    /// <summary>The namespace that the statement is bound to.</summary>
    internal static NamespaceScope OfSet { get; } = new SetNamespace();

    internal sealed record SetNamespace : NamespaceScope;

    internal sealed record Named(NamespaceName Name) : NamespaceScope;

    internal sealed record Selected(LabelSelector Selector) : NamespaceScope;
}
