using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetPol.Sharp.CodeFixes.Proposals;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.CodeFixes;

/// <summary>NETPOL2011: the statement is taken out, if nothing becomes possible without it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SelfFlowCodeFixProvider))]
[Shared]
public sealed class SelfFlowCodeFixProvider() : PolicyCodeFixProvider(RuleIds.SelfFlow, "Remove the statement")
{
    // The rule isolates its pods, and without it nothing may.
    internal override Demand Demand => Demand.NothingGained;

    internal override IEnumerable<Edit?> Propose(FixSite site) => [Elements.Remove(site, site.Sentence)];
}
