using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetPol.Sharp.Analyzers.Interpretation;
using NetPol.Sharp.Analyzers.Worlds;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.CodeFixes;

/// <summary>The statement that allows DNS where NETPOL3001 is reported. Whether one does is not guessed: the sets are judged with it.</summary>
/// <param name="document">The document.</param>
/// <param name="place">Where the finding is reported.</param>
/// <param name="judge">What is remembered of earlier judgements.</param>
internal sealed class DnsStatement(Document document, TextSpan place, Judge judge)
{
    /// <summary>What to add, or null if nothing helps, or if nothing is reported here any more.</summary>
    internal async Task<TextChange?> FindAsync(CancellationToken cancellation)
    {
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        if (model is null)
        {
            return null;
        }

        var before = Findings(model.Compilation, cancellation);
        if (!before.Any(finding => finding.RuleId == RuleIds.DnsNotAllowed && Spans.ToText(text, finding.Span) == place))
        {
            return null;
        }

        foreach (var set in Sets(model, cancellation))
        {
            var allow = model.Compilation.GetTypeByMetadataName("NetPol.Sharp.Allow")?.ToMinimalDisplayString(model, set.SpanStart);
            var statements = new[] { $"{allow}.Dns" }.Concat(Sources(set).Select(source => $"{allow}.DnsFor({source})"));
            foreach (var added in statements.Select(statement => Insertion(set, statement, model, text)))
            {
                if (Helps(model, text, added, before, cancellation))
                {
                    return added;
                }
            }
        }

        return null;
    }

    // The innermost collection of statements; of a statement that a helper makes, any of the document may be the one that it becomes part of.
    private IEnumerable<CollectionExpressionSyntax> Sets(SemanticModel model, CancellationToken cancellation)
    {
        var root = model.SyntaxTree.GetRoot(cancellation);
        return root.FindNode(place, getInnermostNodeForTie: true).AncestorsAndSelf().OfType<CollectionExpressionSyntax>().FirstOrDefault(IsSet) is { } around
            ? [around]
            : root.DescendantNodes().OfType<CollectionExpressionSyntax>().Where(collection => collection.Elements.Count > 0 && IsSet(collection));

        bool IsSet(CollectionExpressionSyntax collection) => model.GetTypeInfo(collection, cancellation).ConvertedType is INamedTypeSymbol { Name: nameof(PolicySet) };
    }

    // What stands in From(…) of the statement that is reported, or in Selecting(…).
    private IEnumerable<ExpressionSyntax> Sources(CollectionExpressionSyntax set) =>
        set.Elements.Where(element => element.Span.Contains(place)).SelectMany(element => element.DescendantNodes()).OfType<InvocationExpressionSyntax>()
            .Where(call => call is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }, ArgumentList.Arguments.Count: 1 }
                && (name == nameof(IPolicySubject.Selecting) || (name == nameof(Allow.From) && call.Span.End == place.End)))
            .Select(call => call.ArgumentList.Arguments[0].Expression);

    // After the default denials that a set begins with; on a line of its own where the others are.
    private static TextChange Insertion(CollectionExpressionSyntax set, string statement, SemanticModel model, SourceText text)
    {
        var next = set.Elements.SkipWhile(element => element is ExpressionElementSyntax { Expression: var value } && model.GetTypeInfo(value).Type?.Name == nameof(DefaultDenyStatement)).FirstOrDefault() ?? set.Elements.Last();
        var line = text.Lines.GetLineFromPosition(next.SpanStart);
        var indentation = text.ToString(TextSpan.FromBounds(line.Start, next.SpanStart));
        if (indentation.Trim().Length > 0 || line.LineNumber == 0)
        {
            return new TextChange(new TextSpan(next.SpanStart, 0), statement + ", ");
        }

        // Above the comments of the statement that follows.
        var above = next.GetFirstToken().GetPreviousToken();
        var end = text.Lines.GetLineFromPosition(above.Span.End);
        var lineBreak = text.ToString(TextSpan.FromBounds(end.End, end.EndIncludingLineBreak));
        return new TextChange(new TextSpan(end.EndIncludingLineBreak, 0), indentation + statement + "," + lineBreak);
    }

    private bool Helps(SemanticModel model, SourceText text, TextChange added, IReadOnlyCollection<Finding> before, CancellationToken cancellation)
    {
        var old = model.SyntaxTree;
        var tree = old.WithChangedText(text.WithChanges(added));
        var compilation = model.Compilation.ReplaceSyntaxTree(old, tree);
        if (Errors(compilation.GetSemanticModel(tree), cancellation) > Errors(model, cancellation))
        {
            return false;
        }

        var after = Findings(compilation, cancellation);
        var moved = place.Start >= added.Span.Start ? new TextSpan(place.Start + added.NewText!.Length, place.Length) : place;
        return !after.Any(finding => finding.RuleId == RuleIds.DnsNotAllowed && Spans.ToText(tree.GetText(cancellation), finding.Span) == moved)
            && after.Count(finding => finding.Severity == Severity.Error) <= before.Count(finding => finding.Severity == Severity.Error);
    }

    private static int Errors(SemanticModel model, CancellationToken cancellation) =>
        model.GetDiagnostics(cancellationToken: cancellation).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    // Those of the document; a finding is where it is written, whichever set reaches it.
    private IReadOnlyCollection<Finding> Findings(Compilation compilation, CancellationToken cancellation) =>
        [.. new CompilationJudgement(compilation, document.Project.AnalyzerOptions, judge).In(document.FilePath ?? "", cancellation)];
}
