using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetPol.Sharp.CodeFixes.Proposals;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.CodeFixes;

/// <summary>NETPOL2002: pods in namespaces, instead of namespaces or pods.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SplitPeerCodeFixProvider))]
[Shared]
public sealed class SplitPeerCodeFixProvider() : PolicyCodeFixProvider(RuleIds.SplitPeer, "Select the pods in these namespaces")
{
    internal override IEnumerable<Edit?> Propose(FixSite site)
    {
        // The ends may stand in fields, and the union elsewhere.
        foreach (var union in site.Tree.GetRoot(site.Cancellation).DescendantNodes().OfType<BinaryExpressionSyntax>().Where(union => Unions.IsUnion(union) && !Unions.IsUnion(union.Parent)))
        {
            var ends = Unions.EndsOf(union);
            for (var i = 1; i < ends.Count; i++)
            {
                var (pods, namespaces) = site.Is(ends[i], nameof(PodPeer)) ? (ends[i], ends[i - 1]) : (ends[i - 1], ends[i]);
                var both = TextSpan.FromBounds(ends[i - 1].SpanStart, ends[i].Span.End);
                if (site.Is(pods, nameof(PodPeer)) && AreMeant(site, pods) && In(site, namespaces) is { } within && !Texts.HoldsComment(site.Tree, both))
                {
                    yield return Edit.Replace(site.Tree, both, pods + within);
                }
            }
        }
    }

    // Other pods may stand beside them.
    private static bool AreMeant(FixSite site, ExpressionSyntax pods) =>
        IsNamed(WrittenLiterals.Meaning(site, pods), nameof(Dsl.Pods)) is not { } argument || WrittenLiterals.Of(site, argument).ToArray() is not [var literal]
        || SelectorText.Parsed(WrittenLiterals.Text(literal) ?? "")?.ToString() == site.Data(FixData.Written);

    private static string? In(FixSite site, ExpressionSyntax namespaces) =>
        site.Is(namespaces, nameof(NamespaceHandle)) ? $".In({(IsNamed(namespaces, nameof(Dsl.Namespace)) is { } name ? name : namespaces)})"
        : site.Is(namespaces, nameof(NamespacesPeer)) && IsNamed(WrittenLiterals.Meaning(site, namespaces), nameof(Dsl.Namespaces)) is { } selector ? $".InNamespaces({selector})"
        : null;

    // The argument of a call of a word.
    private static ExpressionSyntax? IsNamed(ExpressionSyntax expression, string word) =>
        expression is InvocationExpressionSyntax { ArgumentList.Arguments: [var argument] } call && FixSite.Name(call)?.Identifier.ValueText == word ? argument.Expression : null;
}
