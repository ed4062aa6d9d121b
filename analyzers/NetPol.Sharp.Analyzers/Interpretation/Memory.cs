using System.Collections.Concurrent;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using NetPol.Sharp.Analyzers.Host;
using NetPol.Sharp.Analyzers.Values;

namespace NetPol.Sharp.Analyzers.Interpretation;

/// <summary>
/// Values of static members that outlive their compilation: binding code costs far more than evaluating it. A value holds as long as every tree that was read is still there,
/// and no declaration anywhere has changed, because names could then mean something else.
/// </summary>
internal sealed class Memory
{
    private readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<string, Entry>> _entries = new();

    /// <summary>What is remembered of a member; <c>null</c> when that no longer holds.</summary>
    internal Evaluation? Find(ISymbol member, CompilationTexts texts) =>
        TreeOf(member) is { } tree && _entries.TryGetValue(tree, out var entries) && entries.TryGetValue(KeyOf(member), out var entry)
        && entry.Shape == texts.Shape && texts.StillHolds(entry.Evaluation.Log)
            ? entry.Evaluation
            : null;

    internal void Keep(ISymbol member, Evaluation evaluation, CompilationTexts texts)
    {
        // A function remembers the compilation that it was made in.
        if (TreeOf(member) is { } tree && Frozen.IsShareable(evaluation.Value))
        {
            _entries.GetValue(tree, _ => new ConcurrentDictionary<string, Entry>(System.StringComparer.Ordinal))[KeyOf(member)] = new Entry(texts.Shape, evaluation);
        }
    }

    private static SyntaxTree? TreeOf(ISymbol member) => member.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree;

    private static string KeyOf(ISymbol member) => SymbolNames.Of(member.ContainingType) + "." + member.Name + (member is IMethodSymbol ? "()" : "");

    private sealed record Entry(string Shape, Evaluation Evaluation);
}
