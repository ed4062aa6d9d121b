using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>One statement of a <see cref="PolicySet"/>: an immutable value.</summary>
public abstract record PolicyStatement : ModelNode
{
    private protected PolicyStatement()
    {
    }

    /// <summary>The namespaces of the <c>InNamespace</c> calls around the statement, the innermost first; all are managed.</summary>
    internal EquatableArray<NamespaceName> Scopes { get; init; } = [];

    /// <summary>Reasons, acceptances, labels and annotations that go onto the objects.</summary>
    internal StatementNotes Notes { get; init; } = StatementNotes.None;

    /// <summary>The namespace that ends without one are in.</summary>
    internal NamespaceName Scope => Scopes.Count > 0 ? Scopes[0] : NamespaceName.Unnamed;

    /// <summary>Adds what the statement emits.</summary>
    internal abstract void EmitInto(Emission emission);

    /// <summary>The statement in the language, without its notes and the namespaces around it.</summary>
    internal abstract string ToCode();

    internal PolicyStatement InScope(NamespaceName name, SourceSpan span) =>
        this with { Scopes = Scopes.Add(name), Span = Span.IsKnown ? Span : span };
}
