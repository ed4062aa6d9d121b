using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetPol.Sharp.CodeFixes.Proposals;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.CodeFixes;

/// <summary>NETPOL2004: the label that is used often.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RareLabelCodeFixProvider))]
[Shared]
public sealed class RareLabelCodeFixProvider() : PolicyCodeFixProvider(RuleIds.RareLabel, "Use the label that is used often")
{
    internal override IEnumerable<Edit?> Propose(FixSite site) => Renaming.Of(site);
}
