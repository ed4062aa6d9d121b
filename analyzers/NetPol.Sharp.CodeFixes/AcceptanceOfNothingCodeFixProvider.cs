using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetPol.Sharp.CodeFixes.Proposals;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.CodeFixes;

/// <summary>NETPOL9006: the acceptance is taken out.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AcceptanceOfNothingCodeFixProvider))]
[Shared]
public sealed class AcceptanceOfNothingCodeFixProvider() : PolicyCodeFixProvider(RuleIds.AcceptanceOfNothing, "Remove the acceptance")
{
    internal override IEnumerable<Edit?> Propose(FixSite site)
    {
        // An assertion is reported as a whole.
        var sentence = site.Sentence is { } known ? FixSite.CallsOf(known) : [];
        return sentence.Where(call => FixSite.Name(call)?.Identifier.ValueText == nameof(PolicyStatementExtensions.Accept))
            .OrderByDescending(call => call.Span.End == site.Place.End).Select(Calls.Remove);
    }
}
