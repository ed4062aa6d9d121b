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

        // A name is of one protocol only; CoreDNS has one for each.
        var arguments = call.ArgumentList.Arguments;
        var tcp = port == "dns" ? "\"dns-tcp\"" : !port.All(c => c is >= '0' and <= '9') ? null : arguments.Count == 1 ? arguments[0].Expression.ToString() : port;
        yield return tcp is null ? null : Edit.Insert(site.Tree, call.Span.End, $".AndTcp({tcp})");
    }
}
