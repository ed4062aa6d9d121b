using System;
using System.ComponentModel;

namespace NetPol.Sharp;

/// <summary>
/// What the compiler found an entry point (<see cref="PoliciesAttribute"/>) to hold. The package's generator puts one into the assembly for each entry point, so that projects which reference the assembly see its policies in their world without running code.
/// </summary>
/// <param name="member">The entry point: the full name of its type, a dot and its name, as in <c>Company.Baseline.Policies</c>.</param>
/// <param name="cluster">The cluster that it goes to; empty when it names none.</param>
/// <param name="statements">Its statements, written in the language; <c>null</c> when it could not be evaluated completely.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CompiledPoliciesAttribute(string member, string cluster, string? statements) : Attribute
{
    /// <summary>The entry point: the full name of its type, a dot and its name; the types that it is nested in stand before a dot, too.</summary>
    public string Member { get; } = member;

    /// <summary>The cluster that the entry point goes to; empty when it names none.</summary>
    public string Cluster { get; } = cluster;

    /// <summary>The statements of the entry point, written in the language as the elements of a collection expression; <c>null</c> when it could not be evaluated completely.</summary>
    public string? Statements { get; } = statements;
}
