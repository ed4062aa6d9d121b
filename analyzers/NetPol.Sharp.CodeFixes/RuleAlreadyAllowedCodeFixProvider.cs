using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetPol.Sharp.CodeFixes.Proposals;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.CodeFixes;

/// <summary>NETPOL2010: the statement is taken out, if everything that it allows is allowed without it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RuleAlreadyAllowedCodeFixProvider))]
[Shared]
public sealed class RuleAlreadyAllowedCodeFixProvider() : PolicyCodeFixProvider(RuleIds.RuleAlreadyAllowed, "Remove the statement")
{
    internal override Demand Demand => Demand.SameTraffic;

    internal override IEnumerable<Edit?> Propose(FixSite site) => [Elements.Remove(site, site.Sentence)];
}
