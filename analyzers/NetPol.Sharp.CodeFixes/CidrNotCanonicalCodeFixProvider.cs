using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetPol.Sharp.CodeFixes.Proposals;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.CodeFixes;

/// <summary>NETPOL1002: a CIDR as servers from 1.36 accept it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CidrNotCanonicalCodeFixProvider))]
[Shared]
public sealed class CidrNotCanonicalCodeFixProvider() : PolicyCodeFixProvider(RuleIds.CidrNotCanonical, "Write the CIDR canonically")
{
    internal override IEnumerable<Edit?> Propose(FixSite site) => [WrittenLiterals.CorrectText(site, site.Call, Corrected)];

    private static string? Corrected(string text) =>
        CidrBlock.TryParse(text) is { } cidr && cidr.Notations != CidrNotations.None ? cidr.Canonical.Text : null;
}
