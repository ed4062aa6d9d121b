using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.CodeFixes;

/// <summary>NETPOL3003: DNS where the platform has it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DnsNotOfPlatformCodeFixProvider))]
[Shared]
public sealed class DnsNotOfPlatformCodeFixProvider() : PolicyCodeFixProvider(RuleIds.DnsNotOfPlatform, "Allow the platform's DNS")
{
    internal override IEnumerable<Edit?> Propose(FixSite site)
    {
        if (site.Sentence is not { } sentence || site.Data(FixData.Dns) is not { } dns)
        {
            yield break;
        }

        var allow = site.TypeName(nameof(Allow), sentence);
        var variant = $"{site.TypeName(nameof(DnsVariant), sentence)}.{dns}";
        if (sentence.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().FirstOrDefault(access => access.Name.Identifier.ValueText == nameof(Allow.Dns) && site.Is(access, nameof(AllowStatement))) is { } everyone)
        {
            yield return Edit.Replace(everyone, $"{allow}.{nameof(Allow.DnsAt)}({variant})");
        }

        foreach (var call in FixSite.CallsOf(sentence))
        {
            switch (FixSite.Name(call)?.Identifier.ValueText, call.ArgumentList.Arguments)
            {
                case (nameof(Allow.DnsFor), [var who]):
                    yield return Edit.Insert(site.Tree, who.Span.End, ", " + variant);
                    break;
                case (nameof(Allow.DnsFor), [_, var other]):
                    yield return Edit.Replace(other, variant);
                    break;
                case (nameof(Allow.DnsAt), [var other]):
                    yield return Edit.Replace(other, variant);
                    break;
            }
        }
    }
}
