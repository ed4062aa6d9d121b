using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetPol.Sharp.CodeFixes.Proposals;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.CodeFixes;

/// <summary>NETPOL2005: the namespace by its name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NamespaceLabelNotSetCodeFixProvider))]
[Shared]
public sealed class NamespaceLabelNotSetCodeFixProvider() : PolicyCodeFixProvider(RuleIds.NamespaceLabelNotSet, "Select the namespace by its name")
{
    internal override IEnumerable<Edit?> Propose(FixSite site)
    {
        // Namespaces("name=x") becomes Namespace("x"), and .InNamespaces("name=x") becomes .In("x").
        if (site.Data(FixData.Namespace) is not { } ns || site.Call is not { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax literal }] } call || FixSite.Name(call) is not { } name
            || SelectorText.Parsed(WrittenLiterals.Text(literal) ?? "") is not { } selector || selector.MatchLabels.Count + selector.MatchExpressions.Count != 1)
        {
            yield break;
        }

        var word = name.Identifier.ValueText == nameof(Dsl.Namespaces) ? nameof(Dsl.Namespace) : nameof(PodPeer.In);
        yield return Edit.Replace(name, word).And(Edit.Replace(literal, WrittenLiterals.Quoted(literal, ns)));
    }
}
