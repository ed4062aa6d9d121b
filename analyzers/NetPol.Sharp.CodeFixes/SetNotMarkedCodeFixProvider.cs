using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.CodeFixes;

/// <summary>NETPOL9002: <c>[Policies]</c> on the member.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetNotMarkedCodeFixProvider))]
[Shared]
public sealed class SetNotMarkedCodeFixProvider() : PolicyCodeFixProvider(RuleIds.SetNotMarked, "Mark the set with [Policies]")
{
    internal override IEnumerable<Edit?> Propose(FixSite site)
    {
        // A field cannot be marked.
        if (site.Node.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().FirstOrDefault() is not { } member || member is not (PropertyDeclarationSyntax or MethodDeclarationSyntax))
        {
            yield break;
        }

        var type = site.TypeName(nameof(PoliciesAttribute), member);
        var attribute = $"[{type.Substring(0, type.Length - nameof(System.Attribute).Length)}]";
        var start = member.GetFirstToken().SpanStart;
        var between = Texts.IndentationBefore(site.Text, start) is { } indentation ? Texts.LineBreak(site.Text, start) + indentation : " ";
        yield return Edit.Insert(site.Tree, start, attribute + between);
    }
}
