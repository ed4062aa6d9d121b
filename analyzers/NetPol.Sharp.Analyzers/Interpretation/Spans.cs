using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Analyzers.Interpretation;

/// <summary>Places in syntax trees as the model has them, and back.</summary>
internal static class Spans
{
    /// <summary>Where a call stands: from the name of what is called to its end, without what comes before in the sentence.</summary>
    internal static SourceSpan OfCall(SyntaxNode node) => Of(node.SyntaxTree, TextSpan.FromBounds(Start(node), node.Span.End));

    internal static SourceSpan Of(SyntaxTree tree, TextSpan span)
    {
        if (tree.FilePath.Length == 0)
        {
            // Code that a referenced assembly carries says itself where it was written.
            var written = tree.GetMappedLineSpan(span);
            return written.HasMappedPath ? new SourceSpan(written.Path, written.StartLinePosition.Line + 1, written.StartLinePosition.Character + 1) : SourceSpan.None;
        }

        var lines = tree.GetText().Lines.GetLinePositionSpan(span);
        return new SourceSpan(tree.FilePath, lines.Start.Line + 1, lines.Start.Character + 1, lines.End.Line + 1, lines.End.Character + 1);
    }

    internal static TextSpan ToText(SourceText text, SourceSpan span)
    {
        var start = Position(text, span.Line, span.Column);
        return TextSpan.FromBounds(start, span.EndLine > 0 ? System.Math.Max(start, Position(text, span.EndLine, span.EndColumn)) : start);
    }

    private static int Position(SourceText text, int line, int column)
    {
        if (line < 1 || line > text.Lines.Count)
        {
            return text.Length;
        }

        var found = text.Lines[line - 1];
        return System.Math.Min(found.Start + System.Math.Max(column - 1, 0), found.End);
    }

    private static int Start(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { Expression: var called } => Start(called),
        MemberAccessExpressionSyntax access => access.Name.SpanStart,
        MemberBindingExpressionSyntax binding => binding.Name.SpanStart,
        _ => node.SpanStart,
    };
}
