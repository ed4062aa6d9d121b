using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetPol.Sharp.CodeFixes.Proposals;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.CodeFixes;

/// <summary>NETPOL2001: either instead of both, as two ends.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SelectorContradictsItselfCodeFixProvider))]
[Shared]
public sealed class SelectorContradictsItselfCodeFixProvider() : PolicyCodeFixProvider(RuleIds.SelectorContradictsItself, "Select either")
{
    internal override IEnumerable<Edit?> Propose(FixSite site)
    {
        if (site.Call is not { } call || FixSite.Name(call)?.Identifier.ValueText is not { } name)
        {
            yield break;
        }

        foreach (var literal in call.ArgumentList.Arguments.Select(argument => argument.Expression).OfType<LiteralExpressionSyntax>())
        {
            string[] either = [.. SelectorText.Alternatives(WrittenLiterals.Text(literal) ?? "").Select(text => WrittenLiterals.Quoted(literal, text))];
            if (either.Length < 2)
            {
                continue;
            }

            // Pods("…") with all that follows, once for each; where a text stands for pods, the word is written.
            var isPeer = site.Is(call, nameof(Peer));
            var whole = isPeer ? Calls.Whole(call) : literal;
            var (before, after) = (literal.SpanStart - whole.SpanStart, literal.Span.End - whole.SpanStart);
            var text = whole.ToString();
            var ends = either.Select(one => isPeer ? text.Substring(0, before) + one + text.Substring(after) : $"{site.Word(nameof(Dsl.Pods), literal)}({one})");
            yield return Edit.Replace(whole, string.Join(" | ", ends));
        }
    }
}
