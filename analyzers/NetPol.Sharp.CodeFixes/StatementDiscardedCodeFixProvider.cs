using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetPol.Sharp.CodeFixes.Proposals;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.CodeFixes;

/// <summary>NETPOL9001: the statement becomes part of the set of the same member or, if it has none, of the same type, if there is exactly one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StatementDiscardedCodeFixProvider))]
[Shared]
public sealed class StatementDiscardedCodeFixProvider() : PolicyCodeFixProvider(RuleIds.StatementDiscarded, "Move the statement into the set")
{
    internal override IEnumerable<Edit?> Propose(FixSite site)
    {
        if (Set(site) is not { } set)
        {
            yield break;
        }

        if (Declaration(site) is { } name)
        {
            yield return Elements.AddLast(site, set, name);
        }
        else if (Moved(site) is var (statement, value) && IsUnconditional(statement) && !Texts.HoldsComment(site.Tree, statement.Span) && !set.Span.Contains(value.Span))
        {
            yield return Edit.Remove(site.Tree, Texts.WholeLines(site.Text, statement.Span) ?? statement.Span)?.And(Elements.AddLast(site, set, value.ToString()));
        }
    }

    // A property, field or method that nothing uses: its name.
    private static string? Declaration(FixSite site) => site.Node switch
    {
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText + "()",
        VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } field => field.Identifier.ValueText,
        _ => null,
    };

    // In an 'if' or a loop it may not run, or more than once, and the set holds it once.
    private static bool IsUnconditional(StatementSyntax statement) =>
        statement.Parent is GlobalStatementSyntax or BlockSyntax { Parent: BaseMethodDeclarationSyntax or AccessorDeclarationSyntax };

    // The value of a statement of C#, or of a local that nothing reads.
    private static (StatementSyntax Statement, ExpressionSyntax Value)? Moved(FixSite site) => site.Node.AncestorsAndSelf().OfType<StatementSyntax>().FirstOrDefault() switch
    {
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Right: var value } } statement when value.Span == site.Place => (statement, value),
        ExpressionStatementSyntax { Expression: var value } statement when value.Span == site.Place => (statement, value),
        LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer.Value: var value }] } statement when value.Span == site.Place => (statement, value),
        _ => null,
    };

    private static CollectionExpressionSyntax? Set(FixSite site) => site.Node.AncestorsAndSelf()
        .Where(node => node is MemberDeclarationSyntax and not BaseNamespaceDeclarationSyntax or CompilationUnitSyntax)
        .Select(node => Elements.SetsIn(site, node).Where(set => !set.Ancestors().TakeWhile(other => other != node).OfType<CollectionExpressionSyntax>().Any(other => Elements.IsSet(site, other))).ToArray())
        .FirstOrDefault(sets => sets.Length > 0) is [var only] ? only : null;
}
