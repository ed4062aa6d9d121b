using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.CodeFixes.Trials;

/// <summary>A finding in C#, and the code that it is about.</summary>
/// <param name="finding">The finding.</param>
/// <param name="place">Its place.</param>
/// <param name="model">What the compiler knows of the file.</param>
/// <param name="text">The file's text.</param>
/// <param name="cancellation">The request's.</param>
internal sealed class FixSite(Finding finding, TextSpan place, SemanticModel model, SourceText text, CancellationToken cancellation)
{
    internal Finding Finding => finding;

    internal TextSpan Place => place;

    internal SemanticModel Model => model;

    internal SourceText Text => text;

    internal SyntaxTree Tree => model.SyntaxTree;

    internal CancellationToken Cancellation => cancellation;

    /// <summary>The innermost node at the place.</summary>
    internal SyntaxNode Node => Tree.GetRoot(cancellation).FindNode(place, getInnermostNodeForTie: true);

    /// <summary>The call that the place is, from the name of what is called to its end; or the innermost one around it.</summary>
    internal InvocationExpressionSyntax? Call
    {
        get
        {
            var calls = Tree.GetRoot(cancellation).FindToken(place.Start).Parent?.AncestorsAndSelf().OfType<InvocationExpressionSyntax>().ToArray() ?? [];
            return calls.FirstOrDefault(call => call.Span.End == place.End) ?? calls.FirstOrDefault(call => call.Span.Contains(place));
        }
    }

    /// <summary>The name of what is called.</summary>
    internal static SimpleNameSyntax? Name(InvocationExpressionSyntax? call) => call?.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    /// <summary>The sentence that the place is in: the outermost expression around it that is a statement of the language.</summary>
    internal ExpressionSyntax? Sentence => Node.AncestorsAndSelf().TakeWhile(node => node is not (StatementSyntax or MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax))
        .OfType<ExpressionSyntax>().LastOrDefault(expression => Is(expression, nameof(PolicyStatement)));

    /// <summary>What the finding says for fixes.</summary>
    internal string? Data(string key) => finding.Data.FirstOrDefault(entry => entry.Key == key)?.Value;

    /// <summary>Whether an expression is of a type of the language, or of one that is derived from it.</summary>
    internal bool Is(ExpressionSyntax expression, string typeName)
    {
        for (var type = ModelOf(expression).GetTypeInfo(expression, cancellation).Type; type is not null; type = type.BaseType)
        {
            if (type.Name == typeName && type.ContainingNamespace is { Name: "Sharp", ContainingNamespace.Name: "NetPol" })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the compiler knows of the file of a node.</summary>
    internal SemanticModel ModelOf(SyntaxNode node) => node.SyntaxTree == Tree ? model : model.Compilation.GetSemanticModel(node.SyntaxTree);

    /// <summary>How a type of the language is written at a place.</summary>
    internal string TypeName(string name, SyntaxNode at) =>
        model.Compilation.GetTypeByMetadataName("NetPol.Sharp." + name)?.ToMinimalDisplayString(ModelOf(at), at.SpanStart) ?? name;

    /// <summary>How a word of <see cref="Dsl"/> is written at a place.</summary>
    internal string Word(string name, SyntaxNode at) =>
        ModelOf(at).LookupSymbols(at.SpanStart, name: name).Any(symbol => symbol.ContainingType?.Name == nameof(Dsl)) ? name : TypeName(nameof(Dsl), at) + "." + name;

    /// <summary>The calls in a sentence, from the last one to the first.</summary>
    internal static IEnumerable<InvocationExpressionSyntax> CallsOf(ExpressionSyntax sentence)
    {
        for (ExpressionSyntax? current = sentence; current is not null; current = current is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? access.Expression : null)
        {
            if (current is InvocationExpressionSyntax call)
            {
                yield return call;
            }
        }
    }
}
