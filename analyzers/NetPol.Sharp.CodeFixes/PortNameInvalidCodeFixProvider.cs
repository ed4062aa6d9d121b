using System;
using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetPol.Sharp.CodeFixes.Proposals;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.CodeFixes;

/// <summary>NETPOL1006: a name in lower case, with hyphens and of 15 characters, or the number that it is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PortNameInvalidCodeFixProvider))]
[Shared]
public sealed class PortNameInvalidCodeFixProvider() : PolicyCodeFixProvider(RuleIds.PortNameInvalid, "Write a valid port name")
{
    private const int MaxLength = 15;

    internal override IEnumerable<Edit?> Propose(FixSite site)
    {
        yield return WrittenLiterals.Correct(site, site.Call, literal => WrittenLiterals.Text(literal) is { Length: > 0 } text && text.All(c => c is >= '0' and <= '9') ? text.TrimStart('0').PadLeft(1, '0') : null);
        yield return WrittenLiterals.CorrectText(site, site.Call, text => PortSyntax.NameProblem(text) is not null && Corrected(text) is var name && PortSyntax.NameProblem(name) is null ? name : null);
    }

    private static string Corrected(string text)
    {
        var words = new string([.. text.ToLowerInvariant().Select(c => CharClass.IsLowerOrDigit(c) ? c : '-')]).Split(['-'], StringSplitOptions.RemoveEmptyEntries);
        var name = string.Join("-", words);
        return (name.Length > MaxLength ? name.Substring(0, MaxLength) : name).TrimEnd('-');
    }
}
