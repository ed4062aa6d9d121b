using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetPol.Sharp.CodeFixes.Trials;

namespace NetPol.Sharp.CodeFixes.Proposals;

/// <summary>Calls at the end of other expressions: <c>.Except(…)</c>, <c>.Accept(…)</c>.</summary>
internal static class Calls
{
    /// <summary>Without a call, but with what it is called on; <c>null</c> if a comment would go with it.</summary>
    internal static Edit? Remove(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax access ? Edit.Remove(call.SyntaxTree, TextSpan.FromBounds(access.Expression.Span.End, call.Span.End)) : null;

    /// <summary>Without one of the arguments.</summary>
    internal static Edit? Remove(InvocationExpressionSyntax call, ArgumentSyntax argument)
    {
        var arguments = call.ArgumentList.Arguments;
        var index = arguments.IndexOf(argument);
        return index < arguments.Count - 1
            ? Edit.Remove(call.SyntaxTree, TextSpan.FromBounds(argument.SpanStart, arguments[index + 1].SpanStart))
            : index > 0 ? Edit.Remove(call.SyntaxTree, TextSpan.FromBounds(arguments[index - 1].Span.End, argument.Span.End)) : null;
    }

    /// <summary>What an expression begins with: <c>Cidr("…")</c> of <c>Cidr("…").Except("…")</c>.</summary>
    internal static ExpressionSyntax Start(ExpressionSyntax expression) => FixSite.CallsOf(expression).LastOrDefault() ?? expression;

    /// <summary>The expression with all that is called on it.</summary>
    internal static ExpressionSyntax Whole(ExpressionSyntax expression) => expression.Parent switch
    {
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == expression => Whole(call),
        _ => expression,
    };
}
