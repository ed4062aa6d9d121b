using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetPol.Sharp.CodeFixes.Proposals;

/// <summary>Ends that are joined by <c>|</c>.</summary>
internal static class Unions
{
    /// <summary>The ends, in the order in which they are written; the expression itself if it is no union.</summary>
    internal static IReadOnlyList<ExpressionSyntax> EndsOf(ExpressionSyntax expression) =>
        expression is BinaryExpressionSyntax union && IsUnion(union) ? [.. EndsOf(union.Left), .. EndsOf(union.Right)] : [expression];

    /// <summary>The union that an end is part of; the end itself if there is none.</summary>
    internal static ExpressionSyntax Around(ExpressionSyntax end) => IsUnion(end.Parent) ? Around((ExpressionSyntax)end.Parent!) : end;

    internal static bool IsUnion(SyntaxNode? node) => node.IsKind(SyntaxKind.BitwiseOrExpression);
}
