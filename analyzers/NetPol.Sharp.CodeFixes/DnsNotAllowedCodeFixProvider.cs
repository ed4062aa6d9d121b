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

/// <summary>NETPOL3001: adds <c>Allow.Dns</c> to the set, or <c>Allow.DnsFor(…)</c> where the statement names another namespace than the set is for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DnsNotAllowedCodeFixProvider))]
[Shared]
public sealed class DnsNotAllowedCodeFixProvider() : PolicyCodeFixProvider(RuleIds.DnsNotAllowed, "Allow DNS")
{
    internal override IEnumerable<Edit?> Propose(FixSite site)
    {
        foreach (var set in Elements.SetsFor(site))
        {
            var allow = site.TypeName(nameof(Allow), set);
            foreach (var statement in Sources(site, set).Select(source => $"{allow}.{nameof(Allow.DnsFor)}({source})").Prepend($"{allow}.{nameof(Allow.Dns)}"))
            {
                yield return Elements.AddFirst(site, set, statement);
            }
        }
    }

    // What stands in From(…) of the statement that is reported, or in Selecting(…).
    private static IEnumerable<ExpressionSyntax> Sources(FixSite site, CollectionExpressionSyntax set) =>
        set.Elements.Where(element => element.Span.Contains(site.Place)).SelectMany(element => element.DescendantNodes()).OfType<InvocationExpressionSyntax>()
            .Where(call => call is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }, ArgumentList.Arguments.Count: 1 }
                && (name == nameof(IPolicySubject.Selecting) || (name == nameof(Allow.From) && call.Span.End == site.Place.End)))
            .Select(call => call.ArgumentList.Arguments[0].Expression);
}
