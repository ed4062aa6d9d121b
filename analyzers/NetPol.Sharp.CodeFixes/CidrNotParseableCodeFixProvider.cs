using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetPol.Sharp.CodeFixes.Proposals;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.CodeFixes;

/// <summary>NETPOL1001: an address becomes the CIDR of that address alone.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CidrNotParseableCodeFixProvider))]
[Shared]
public sealed class CidrNotParseableCodeFixProvider() : PolicyCodeFixProvider(RuleIds.CidrNotParseable, "Write the address as a CIDR")
{
    internal override IEnumerable<Edit?> Propose(FixSite site) => [WrittenLiterals.CorrectText(site, site.Call, Corrected)];

    private static string? Corrected(string text) =>
        CidrBlock.TryParse(text) is null ? CidrBlock.TryParse(text + (text.IndexOf(':') < 0 ? "/32" : "/128"))?.Canonical.Text : null;
}
