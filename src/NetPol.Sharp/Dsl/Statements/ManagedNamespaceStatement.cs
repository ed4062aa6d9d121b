using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>The set manages a namespace: policies may be made there. Emits nothing itself.</summary>
public sealed record ManagedNamespaceStatement : PolicyStatement
{
    internal ManagedNamespaceStatement(NamespaceName name) => Name = name;

    /// <summary>The namespace's name.</summary>
    public NamespaceName Name { get; }

    /// <summary>The statement as the language writes it.</summary>
    public override string ToString() => $"Namespace(\"{Name}\").Managed()";

    internal override string ToCode() => ToString();

    internal override void EmitInto(Emission emission)
    {
        // The namespace was noted before any statement emits.
    }
}
