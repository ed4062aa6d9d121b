using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetPol.Sharp.CodeFixes.Proposals;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.CodeFixes;

/// <summary>NETPOL3005: both sides of the flow, where the statement says one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FlowAllowedOnOneSideCodeFixProvider))]
[Shared]
public sealed class FlowAllowedOnOneSideCodeFixProvider() : PolicyCodeFixProvider(RuleIds.FlowAllowedOnOneSide, "Allow both sides")
{
    internal override IEnumerable<Edit?> Propose(FixSite site) => site.Sentence is { } sentence
        ? FixSite.CallsOf(sentence).Where(call => FixSite.Name(call)?.Identifier.ValueText is nameof(AllowStatement.IngressOnly) or nameof(AllowStatement.EgressOnly)).Select(Calls.Remove)
        : [];
}
