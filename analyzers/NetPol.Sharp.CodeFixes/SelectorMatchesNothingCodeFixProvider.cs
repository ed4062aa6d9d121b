using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetPol.Sharp.CodeFixes.Proposals;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.CodeFixes;

/// <summary>NETPOL2003: the label of the closest workload.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SelectorMatchesNothingCodeFixProvider))]
[Shared]
public sealed class SelectorMatchesNothingCodeFixProvider() : PolicyCodeFixProvider(RuleIds.SelectorMatchesNothing, "Use the closest label")
{
    internal override IEnumerable<Edit?> Propose(FixSite site) => Renaming.Of(site);
}
