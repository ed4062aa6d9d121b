using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace NetPol.Sharp.Analyzers.Interpretation;

/// <summary>What the texts of a compilation say without binding them.</summary>
internal sealed class CompilationTexts
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeText> s_texts = new();

    private readonly Compilation _compilation;
    private readonly HashSet<SyntaxTree> _trees;
    private readonly TreeText[] _texts;

    internal CompilationTexts(Compilation compilation)
    {
        _trees = [.. compilation.SyntaxTrees];
        _texts = [.. compilation.SyntaxTrees.Select(Of)];
        _compilation = compilation;
    }

    /// <summary>All declarations, without the code in them.</summary>
    internal string Shape => field ??= string.Join("|", _texts.Select(text => text.Shape).Concat(_compilation.References.Select(Identity)).Append(Meaning(_compilation.Options)));

    internal static TreeText Of(SyntaxTree tree) => s_texts.GetValue(tree, TreeText.Read);

    /// <summary>Whether an evaluation would come out the same, as long as the shape is the same.</summary>
    internal bool StillHolds(EvaluationLog log) => log.Trees.All(_trees.Contains) && !log.Unassigned.Any(IsAssigned);

    /// <summary>Whether something of this name is assigned, outside of its declaration.</summary>
    internal bool IsAssigned(string name) => Array.Exists(_texts, text => text.Assigned.Contains(name));

    /// <summary>Whether code mentions a name, other than to hand it to <c>PolicyProgram.Run</c>.</summary>
    internal bool IsUsed(string name) => Array.Exists(_texts, text => text.Used.Contains(name));

    // The options themselves cannot be hashed: those of the command line compiler hold a resolver that throws.
    private static string Meaning(CompilationOptions options) => $"{options.OutputKind} {options.CheckOverflow}";

    private static string Identity(MetadataReference reference) => RuntimeHelpers.GetHashCode(reference).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
