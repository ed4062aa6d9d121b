using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.CodeFixes;

/// <summary>NETPOL3002: TCP to the same peers.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DnsOverUdpOnlyCodeFixProvider))]
[Shared]
public sealed class DnsOverUdpOnlyCodeFixProvider() : PolicyCodeFixProvider(RuleIds.DnsOverUdpOnly, "Allow DNS over TCP")
{
    internal override IEnumerable<Edit?> Propose(FixSite site)
    {
        if (site.Call is not { } call || site.Data(FixData.Port) is not { } port)
        {
            yield break;
        }

        var arguments = call.ArgumentList.Arguments.Count == 1 ? call.ArgumentList.Arguments[0].Expression.ToString() : port.All(c => c is >= '0' and <= '9') ? port : $"\"{port}\"";
        yield return Edit.Insert(site.Tree, call.Span.End, $".AndTcp({arguments})");
    }
}
