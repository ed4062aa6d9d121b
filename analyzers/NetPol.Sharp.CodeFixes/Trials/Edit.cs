using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NetPol.Sharp.CodeFixes.Trials;

/// <summary>Changes of texts that belong together.</summary>
/// <param name="Changes">The changes, in any order.</param>
internal sealed record Edit(ImmutableArray<(SyntaxTree Tree, TextChange Change)> Changes)
{
    /// <summary>Another text in place of a node, without the comments and blanks around it.</summary>
    internal static Edit Replace(SyntaxNode node, string text) => Replace(node.SyntaxTree, node.Span, text);

    /// <summary>Another text in place of one.</summary>
    internal static Edit Replace(SyntaxTree tree, TextSpan span, string text) => new([(tree, new TextChange(span, text))]);

    /// <summary>A text that is added.</summary>
    internal static Edit Insert(SyntaxTree tree, int position, string text) => Replace(tree, new TextSpan(position, 0), text);

    /// <summary>Without a piece of text; <c>null</c> if a comment or a directive would go with it.</summary>
    internal static Edit? Remove(SyntaxTree tree, TextSpan span) => Texts.HoldsComment(tree, span) ? null : Replace(tree, span, "");

    /// <summary>Both.</summary>
    internal Edit And(Edit other) => new([.. Changes.Concat(other.Changes).Distinct()]);

    /// <summary>Whether no change reaches into another one.</summary>
    internal bool IsConsistent => Changes.GroupBy(change => change.Tree).All(ofTree =>
    {
        var spans = ofTree.Select(change => change.Change.Span).OrderBy(span => span.Start).ThenBy(span => span.End).ToArray();
        return Enumerable.Range(1, Math.Max(0, spans.Length - 1)).All(index => spans[index].Start >= spans[index - 1].End && spans[index] != spans[index - 1]);
    });

    /// <summary>Where a position of a file is afterwards. What is added right there comes before it.</summary>
    internal int Moved(string path, int position)
    {
        var moved = position;
        foreach (var (tree, change) in Changes)
        {
            if (tree.FilePath != path)
            {
                continue;
            }

            var length = change.NewText?.Length ?? 0;
            moved += change.Span.End <= position && (change.Span.Start < position || change.Span.IsEmpty) ? length - change.Span.Length
                : change.Span.Start < position ? change.Span.Start - position
                : 0;
        }

        return moved;
    }

    /// <summary>Whether a place is no more.</summary>
    internal bool Removes(string path, TextSpan place) => Changes.Any(change => change.Tree.FilePath == path && change.Change.Span.Contains(place) && string.IsNullOrEmpty(change.Change.NewText));
}
