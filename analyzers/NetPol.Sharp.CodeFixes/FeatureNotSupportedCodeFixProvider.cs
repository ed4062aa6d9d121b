using System;
using System.Collections.Generic;
using System.Composition;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.CodeFixes;

/// <summary>NETPOL5001: the ports of a range one by one, where the platform ignores <c>endPort</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FeatureNotSupportedCodeFixProvider))]
[Shared]
public sealed class FeatureNotSupportedCodeFixProvider() : PolicyCodeFixProvider(RuleIds.FeatureNotSupported, "Write the ports one by one")
{
    // Beyond that nobody wants to read it.
    private const int MostPorts = 32;
    private const string Range = "Range";

    internal override IEnumerable<Edit?> Propose(FixSite site)
    {
        if (site.Data(FixData.Feature) != nameof(PlatformFeature.EndPort) || site.Call is not { ArgumentList.Arguments: [{ Expression: var first }, { Expression: var last }] } call
            || FixSite.Name(call) is not { } name || !name.Identifier.ValueText.EndsWith(Range, StringComparison.Ordinal)
            || Number(first, site) is not { } from || Number(last, site) is not { } to || to - from is < 1 or >= MostPorts)
        {
            yield break;
        }

        var word = name.Identifier.ValueText;
        var ports = string.Join(", ", Enumerable.Range(from, to - from + 1).Select(port => port.ToString(CultureInfo.InvariantCulture)));
        yield return Texts.HoldsComment(site.Tree, call.ArgumentList.Span)
            ? null
            : Edit.Replace(site.Tree, TextSpan.FromBounds(name.SpanStart, call.Span.End), $"{word.Substring(0, word.Length - Range.Length)}({ports})");
    }

    private static int? Number(ExpressionSyntax expression, FixSite site) => site.Model.GetConstantValue(expression, site.Cancellation) is { HasValue: true, Value: int number } ? number : null;
}
