using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetPol.Sharp.CodeFixes.Proposals;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.CodeFixes;

/// <summary>NETPOL4008: the default deny of the direction, in the set that allows something in it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DefaultDenyMissingCodeFixProvider))]
[Shared]
public sealed class DefaultDenyMissingCodeFixProvider() : PolicyCodeFixProvider(RuleIds.DefaultDenyMissing, "Add the default deny")
{
    internal override IEnumerable<Edit?> Propose(FixSite site)
    {
        if (site.Data(FixData.Direction) is not { } direction || site.Data(FixData.Namespace) is not { } ns)
        {
            yield break;
        }

        foreach (var set in Elements.SetsFor(site))
        {
            var deny = $"{site.TypeName(nameof(DefaultDeny), set)}.{direction}";
            yield return Elements.AddFirst(site, set, deny);
            yield return Elements.AddFirst(site, set, $"{deny}.In(\"{ns}\")");
        }
    }
}
