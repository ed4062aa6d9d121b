using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.CodeFixes;

/// <summary>NETPOL1005: the ends of the range are swapped.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PortRangeEmptyCodeFixProvider))]
[Shared]
public sealed class PortRangeEmptyCodeFixProvider() : PolicyCodeFixProvider(RuleIds.PortRangeEmpty, "Swap the ends of the range")
{
    internal override IEnumerable<Edit?> Propose(FixSite site)
    {
        if (site.Call is { ArgumentList.Arguments: [var first, var last] })
        {
            yield return Edit.Replace(first.Expression, last.Expression.ToString()).And(Edit.Replace(last.Expression, first.Expression.ToString()));
        }
    }
}
