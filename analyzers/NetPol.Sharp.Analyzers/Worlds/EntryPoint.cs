using NetPol.Sharp.Analyzers.Interpretation;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Analyzers.Worlds;

/// <summary>A member that is marked with <c>[Policies]</c>, and its value.</summary>
/// <param name="Name">The member as a reader would write it: <c>Shop.Policies</c>.</param>
/// <param name="Cluster">The cluster that it goes to.</param>
/// <param name="Span">Where its name is declared.</param>
/// <param name="Evaluation">What it evaluates to.</param>
internal sealed record EntryPoint(string Name, string Cluster, SourceSpan Span, Evaluation Evaluation)
{
    /// <summary>Its full name: namespace, types and member, with dots between; empty where it cannot be called.</summary>
    internal string FullName { get; init; } = "";

    /// <summary>The namespace of code that it is declared in; empty for the global one.</summary>
    internal string Namespace { get; init; } = "";

    /// <summary>Whether its YAML is wanted as a constant.</summary>
    internal bool EmitsYaml { get; init; }
}
