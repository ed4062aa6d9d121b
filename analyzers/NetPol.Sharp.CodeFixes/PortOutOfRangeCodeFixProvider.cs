using System;
using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.CodeFixes;

/// <summary>NETPOL1004: port 0, which means any port elsewhere, becomes <c>OnAnyTcp()</c> or its like: the protocol is what the author wrote, and <c>OnAnyPort()</c> would allow the others, too.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PortOutOfRangeCodeFixProvider))]
[Shared]
public sealed class PortOutOfRangeCodeFixProvider() : PolicyCodeFixProvider(RuleIds.PortOutOfRange, "Allow any port of the protocol")
{
    private static readonly string[] s_protocols = ["Tcp", "Udp", "Sctp"];

    internal override IEnumerable<Edit?> Propose(FixSite site)
    {
        if (site.Call is not { } call || FixSite.Name(call) is not { } name
            || s_protocols.FirstOrDefault(protocol => name.Identifier.ValueText.EndsWith(protocol, StringComparison.Ordinal)) is not { } written
            || call.ArgumentList.Arguments.Any(argument => argument.Expression is not LiteralExpressionSyntax { Token.Value: 0 }) || call.ArgumentList.Arguments.Count == 0)
        {
            yield break;
        }

        var word = name.Identifier.ValueText;
        var any = word.Substring(0, word.Length - written.Length) + "Any" + written;

        // Port.AnyTcp is a property.
        yield return Edit.Replace(site.Tree, TextSpan.FromBounds(name.SpanStart, call.Span.End), any + (word == written ? "" : "()"));
    }
}
