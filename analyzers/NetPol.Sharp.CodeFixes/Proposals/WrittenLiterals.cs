using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetPol.Sharp.CodeFixes.Trials;

namespace NetPol.Sharp.CodeFixes.Proposals;

/// <summary>The literals that values are written as: in the call, in a constant, a local, a field or a property, or in the calls of a helper.</summary>
internal static class WrittenLiterals
{
    private const int Deepest = 6;

    /// <summary>Other literals for those among the arguments of a call that are wrong, all at once; <c>null</c> if none can be corrected.</summary>
    /// <param name="site">The site.</param>
    /// <param name="call">The call.</param>
    /// <param name="correct">The C# to write for a literal; <c>null</c> if nothing is wrong with it, or no one knows what is meant.</param>
    internal static Edit? Correct(FixSite site, InvocationExpressionSyntax? call, Func<LiteralExpressionSyntax, string?> correct)
    {
        Edit? all = null;
        foreach (var literal in (call?.ArgumentList.Arguments ?? []).SelectMany(argument => Of(site, argument.Expression)).Distinct())
        {
            if (correct(literal) is { } corrected && !IsShared(site, call!, literal) && Edit.Replace(literal, corrected) is var edit)
            {
                all = all?.And(edit) ?? edit;
            }
        }

        return all;
    }

    // A number that other statements are made with, too, may be right for them. An invalid one is so everywhere, and a text is looked for by its meaning.
    private static bool IsShared(FixSite site, InvocationExpressionSyntax call, LiteralExpressionSyntax literal)
    {
        if (Text(literal) is not null || site.Finding.IsRejection || call.Span.Contains(literal.Span))
        {
            return false;
        }

        var name = literal.Ancestors().Select(node => node switch
        {
            VariableDeclaratorSyntax declarator => declarator.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            _ => null,
        }).FirstOrDefault(found => found is not null);
        return name is not null && site.Model.Compilation.SyntaxTrees
            .SelectMany(tree => tree.GetRoot(site.Cancellation).DescendantNodes().OfType<IdentifierNameSyntax>()).Where(use => use.Identifier.ValueText == name).Take(2).Count() > 1;
    }

    /// <summary>The same for texts: another text in the quotes that the literal has.</summary>
    internal static Edit? CorrectText(FixSite site, InvocationExpressionSyntax? call, Func<string, string?> correct) =>
        Correct(site, call, literal => Text(literal) is { } text && correct(text) is { } corrected ? Quoted(literal, corrected) : null);

    /// <summary>The text of a literal; <c>null</c> if it is a number or something else.</summary>
    internal static string? Text(ExpressionSyntax expression) => expression is LiteralExpressionSyntax { Token.Value: string text } ? text : null;

    /// <summary>A text as C#, in the quotes that a literal has.</summary>
    internal static string Quoted(LiteralExpressionSyntax literal, string text)
    {
        var old = literal.Token.ValueText;
        var start = old.Length == 0 ? -1 : literal.Token.Text.IndexOf(old, StringComparison.Ordinal);
        return start < 0 || text.Any(c => c is '"' or '\\' || char.IsControl(c))
            ? SymbolDisplay.FormatLiteral(text, quote: true)
            : literal.Token.Text.Substring(0, start) + text + literal.Token.Text.Substring(start + old.Length);
    }

    /// <summary>The literals that an expression comes from; none if it is computed.</summary>
    internal static IEnumerable<LiteralExpressionSyntax> Of(FixSite site, ExpressionSyntax expression) => Of(site, expression, Deepest).OfType<LiteralExpressionSyntax>();

    /// <summary>The expression that a name stands for, or the expression itself if it is no name.</summary>
    internal static ExpressionSyntax Meaning(FixSite site, ExpressionSyntax expression) =>
        expression is not (IdentifierNameSyntax or MemberAccessExpressionSyntax or ParenthesizedExpressionSyntax) ? expression
        : Of(site, expression, Deepest).ToArray() is [var only] ? only
        : expression;

    private static IEnumerable<ExpressionSyntax> Of(FixSite site, ExpressionSyntax? expression, int depth)
    {
        switch (expression)
        {
            case null:
                return [];
            case ParenthesizedExpressionSyntax parenthesized:
                return Of(site, parenthesized.Expression, depth);
            case CollectionExpressionSyntax collection:
                return collection.Elements.OfType<ExpressionElementSyntax>().SelectMany(element => Of(site, element.Expression, depth));
            case IdentifierNameSyntax or MemberAccessExpressionSyntax when depth > 0 && site.ModelOf(expression).GetSymbolInfo(expression, site.Cancellation).Symbol is { } symbol:
                return symbol is IParameterSymbol parameter ? Given(site, parameter).SelectMany(given => Of(site, given, depth - 1)) : Declared(site, symbol).SelectMany(value => Of(site, value, depth - 1)).DefaultIfEmpty(expression);
            default:
                return [expression];
        }
    }

    private static IEnumerable<ExpressionSyntax?> Declared(FixSite site, ISymbol symbol) => symbol is not (IFieldSymbol or ILocalSymbol or IPropertySymbol) ? [] : symbol.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(site.Cancellation) switch
    {
        VariableDeclaratorSyntax declarator => declarator.Initializer?.Value,
        PropertyDeclarationSyntax property => property.ExpressionBody?.Expression ?? property.Initializer?.Value,
        _ => null,
    });

    // What the callers of a helper pass for a parameter.
    private static IEnumerable<ExpressionSyntax> Given(FixSite site, IParameterSymbol parameter) =>
        from tree in site.Model.Compilation.SyntaxTrees
        from call in tree.GetRoot(site.Cancellation).DescendantNodes().OfType<InvocationExpressionSyntax>()
        where FixSite.Name(call)?.Identifier.ValueText == parameter.ContainingSymbol.Name
            && SymbolEqualityComparer.Default.Equals(site.ModelOf(call).GetSymbolInfo(call, site.Cancellation).Symbol?.OriginalDefinition, parameter.ContainingSymbol.OriginalDefinition)
        from given in call.ArgumentList.Arguments.Where((argument, index) => argument.NameColon is { } name
            ? name.Name.Identifier.ValueText == parameter.Name
            : index == parameter.Ordinal || (parameter.IsParams && index > parameter.Ordinal))
        select given.Expression;
}
