using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace NetPol.Sharp.CodeFixes.Trials;

/// <summary>Lines and blanks around code.</summary>
internal static class Texts
{
    /// <summary>Whether something that the compiler skips, but not a reader, is in a piece of text.</summary>
    internal static bool HoldsComment(SyntaxTree tree, TextSpan span) => tree.GetRoot().DescendantTrivia(span, descendIntoTrivia: false)
        .Any(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia) && trivia.Span.OverlapsWith(span));

    /// <summary>All lines that a piece of text is on, with the last one's end; <c>null</c> if something else is on them.</summary>
    internal static TextSpan? WholeLines(SourceText text, TextSpan span)
    {
        var (first, last) = (text.Lines.GetLineFromPosition(span.Start), text.Lines.GetLineFromPosition(span.End));
        return IsBlank(text, TextSpan.FromBounds(first.Start, span.Start)) && IsBlank(text, TextSpan.FromBounds(span.End, last.End))
            ? TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak)
            : null;
    }

    /// <summary>What a line begins with; <c>null</c> if there is more than blanks before the position.</summary>
    internal static string? IndentationBefore(SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        var span = TextSpan.FromBounds(line.Start, position);
        return IsBlank(text, span) ? text.ToString(span) : null;
    }

    /// <summary>The end of a line, as the file has it.</summary>
    internal static string LineBreak(SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        var lineBreak = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        return lineBreak.Length > 0 ? lineBreak : "\n";
    }

    private static bool IsBlank(SourceText text, TextSpan span) => text.ToString(span).Trim().Length == 0;
}
