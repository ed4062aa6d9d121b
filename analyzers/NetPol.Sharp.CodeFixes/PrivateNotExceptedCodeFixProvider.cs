using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetPol.Sharp.CodeFixes.Proposals;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.CodeFixes;

/// <summary>NETPOL4002: the Internet instead of every address.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PrivateNotExceptedCodeFixProvider))]
[Shared]
public sealed class PrivateNotExceptedCodeFixProvider() : PolicyCodeFixProvider(RuleIds.PrivateNotExcepted, "Allow the Internet only")
{
    internal override IEnumerable<Edit?> Propose(FixSite site) => WideBlocks.In(site).SelectMany(block => WideBlocks.ToInternet(site, block));
}
