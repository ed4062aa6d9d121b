using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Analyzers.Interpretation;

/// <summary>What an evaluation found and what it depends on.</summary>
internal sealed class EvaluationLog
{
    /// <summary>Mistakes that the language objected to.</summary>
    internal HashSet<Finding> Findings { get; } = [];

    /// <summary>The trees whose code was evaluated.</summary>
    internal HashSet<SyntaxTree> Trees { get; } = [];

    /// <summary>Static members without <c>readonly</c> that were taken to have their first value, because nobody assigns to their names.</summary>
    internal HashSet<string> Unassigned { get; } = [];

    internal void Add(EvaluationLog other)
    {
        Findings.UnionWith(other.Findings);
        Trees.UnionWith(other.Trees);
        Unassigned.UnionWith(other.Unassigned);
    }
}
