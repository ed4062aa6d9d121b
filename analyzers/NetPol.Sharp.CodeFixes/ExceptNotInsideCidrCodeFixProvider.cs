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

/// <summary>NETPOL1003: the exception is taken out, and the call if it was the only one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ExceptNotInsideCidrCodeFixProvider))]
[Shared]
public sealed class ExceptNotInsideCidrCodeFixProvider() : PolicyCodeFixProvider(RuleIds.ExceptNotInsideCidr, "Remove the exception")
{
    internal override IEnumerable<Edit?> Propose(FixSite site)
    {
        if (site.Call is not { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(CidrPeer.Except) } access } call)
        {
            yield break;
        }

        // One after the other, as the call looks at them; of several that are wrong, those that are not known to be fine.
        var arguments = call.ArgumentList.Arguments;
        var wrong = Cidr(site, Calls.Start(access.Expression)) is { } cidr ? arguments.Where(argument => Block(site, argument.Expression) is not { } part || !cidr.Accepts(part)).ToArray() : [.. arguments];
        foreach (var argument in arguments.Count > 1 && wrong.Length < arguments.Count ? wrong : [])
        {
            yield return Calls.Remove(call, argument);
        }

        var all = wrong.Select(argument => Calls.Remove(call, argument)).Aggregate((Edit?)null, (edits, edit) => edit is null ? edits : edits?.And(edit) ?? edit);
        yield return arguments.Count > wrong.Length ? all : Calls.Remove(call);
    }

    private static CidrBlock? Cidr(FixSite site, ExpressionSyntax start) =>
        WrittenLiterals.Meaning(site, start) is InvocationExpressionSyntax { ArgumentList.Arguments: [var argument] } call && FixSite.Name(call)?.Identifier.ValueText == nameof(Dsl.Cidr) ? Block(site, argument.Expression) : null;

    private static CidrBlock? Block(FixSite site, ExpressionSyntax expression) =>
        WrittenLiterals.Of(site, expression).ToArray() is [var literal] && WrittenLiterals.Text(literal) is { } text ? CidrBlock.TryParse(text) : null;
}
