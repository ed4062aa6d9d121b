using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetPol.Sharp.CodeFixes.Proposals;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.CodeFixes;

/// <summary>NETPOL2015: the label of the pod template.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LabelOfWorkloadOnlyCodeFixProvider))]
[Shared]
public sealed class LabelOfWorkloadOnlyCodeFixProvider() : PolicyCodeFixProvider(RuleIds.LabelOfWorkloadOnly, "Use the pod template's label")
{
    internal override IEnumerable<Edit?> Propose(FixSite site) => Renaming.Of(site);
}
