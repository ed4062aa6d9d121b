using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetPol.Sharp.CodeFixes.Trials;

namespace NetPol.Sharp.CodeFixes.Proposals;

/// <summary>Statements of sets that are written as lists: added, and taken out.</summary>
internal static class Elements
{
    /// <summary>The innermost list of statements around a place; for a statement that a helper makes any of the file, one of which it may become part of.</summary>
    internal static IEnumerable<CollectionExpressionSyntax> SetsFor(FixSite site)
    {
        var sets = SetsIn(site, site.Tree.GetRoot(site.Cancellation));
        return site.Node.AncestorsAndSelf().OfType<CollectionExpressionSyntax>().FirstOrDefault(collection => IsSet(site, collection)) is { } around
            ? [around]
            : sets.Where(collection => collection.Elements.Count > 0);
    }

    /// <summary>The lists of statements in a piece of code.</summary>
    internal static IEnumerable<CollectionExpressionSyntax> SetsIn(FixSite site, SyntaxNode node) =>
        node.DescendantNodes().OfType<CollectionExpressionSyntax>().Where(collection => IsSet(site, collection));

    /// <summary>Adds a statement after the default denials that a list begins with; on a line of its own where the others are.</summary>
    internal static Edit AddFirst(FixSite site, CollectionExpressionSyntax set, string statement)
    {
        if (set.Elements.Count == 0)
        {
            return AddLast(site, set, statement);
        }

        var next = set.Elements.SkipWhile(element => element is ExpressionElementSyntax { Expression: var value } && site.Is(value, nameof(DefaultDenyStatement))).FirstOrDefault() ?? set.Elements.Last();
        if (Texts.IndentationBefore(site.Text, next.SpanStart) is not { } indentation || site.Text.Lines.GetLineFromPosition(next.SpanStart).LineNumber == 0)
        {
            return Edit.Insert(site.Tree, next.SpanStart, statement + ", ");
        }

        // Above the comments of the statement that follows.
        var end = site.Text.Lines.GetLineFromPosition(next.GetFirstToken().GetPreviousToken().Span.End);
        return Edit.Insert(site.Tree, end.EndIncludingLineBreak, indentation + statement + "," + Texts.LineBreak(site.Text, end.Start));
    }

    /// <summary>Adds a statement at the end of a list, on a line of its own where the last one is.</summary>
    internal static Edit AddLast(FixSite site, CollectionExpressionSyntax set, string statement)
    {
        if (set.Elements.Count == 0)
        {
            return Edit.Insert(site.Tree, set.OpenBracketToken.Span.End, statement);
        }

        var last = set.Elements.Last();
        var comma = set.Elements.SeparatorCount == set.Elements.Count ? set.Elements.GetSeparator(set.Elements.Count - 1) : default(SyntaxToken?);
        var end = comma?.Span.End ?? last.Span.End;
        if (Texts.IndentationBefore(site.Text, last.SpanStart) is not { } indentation)
        {
            return Edit.Insert(site.Tree, end, (comma is null ? ", " : " ") + statement);
        }

        // After the comment at the end of the line, if there is one.
        var line = site.Text.Lines.GetLineFromPosition(end);
        var lineBreak = Texts.LineBreak(site.Text, site.Text.Lines.GetLineFromPosition(last.SpanStart).Start);
        if (set.CloseBracketToken.SpanStart <= line.End)
        {
            return Edit.Insert(site.Tree, end, (comma is null ? "," : "") + lineBreak + indentation + statement);
        }

        var added = Edit.Insert(site.Tree, line.EndIncludingLineBreak, indentation + statement + "," + lineBreak);
        return comma is null ? Edit.Insert(site.Tree, end, ",").And(added) : added;
    }

    /// <summary>Takes a statement out of its list; <c>null</c> if it is in none, or if a comment would go with it.</summary>
    internal static Edit? Remove(FixSite site, ExpressionSyntax? statement)
    {
        if (statement?.Parent is not ExpressionElementSyntax { Parent: CollectionExpressionSyntax set } element)
        {
            return null;
        }

        var index = set.Elements.IndexOf(element);
        var end = index < set.Elements.SeparatorCount ? set.Elements.GetSeparator(index).Span.End : element.Span.End;
        if (Texts.WholeLines(site.Text, TextSpan.FromBounds(element.SpanStart, end)) is { } lines)
        {
            return Edit.Remove(site.Tree, lines);
        }

        return index < set.Elements.Count - 1 ? Edit.Remove(site.Tree, TextSpan.FromBounds(element.SpanStart, set.Elements[index + 1].SpanStart))
            : index > 0 ? Edit.Remove(site.Tree, TextSpan.FromBounds(set.Elements[index - 1].Span.End, element.Span.End))
            : Edit.Remove(site.Tree, TextSpan.FromBounds(element.SpanStart, end));
    }

    /// <summary>Whether a list of expressions makes a set.</summary>
    internal static bool IsSet(FixSite site, CollectionExpressionSyntax collection) =>
        site.Model.GetTypeInfo(collection, site.Cancellation).ConvertedType is INamedTypeSymbol { Name: nameof(PolicySet) };
}
