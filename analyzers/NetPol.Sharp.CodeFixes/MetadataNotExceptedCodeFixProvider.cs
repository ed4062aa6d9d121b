using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetPol.Sharp.CodeFixes.Proposals;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.CodeFixes;

/// <summary>NETPOL4001: the Internet instead of every address; of a part of it, all but the address of metadata.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MetadataNotExceptedCodeFixProvider))]
[Shared]
public sealed class MetadataNotExceptedCodeFixProvider() : PolicyCodeFixProvider(RuleIds.MetadataNotExcepted, "Leave out cloud metadata")
{
    internal override IEnumerable<Edit?> Propose(FixSite site) =>
        WideBlocks.In(site).SelectMany(block => WideBlocks.ToInternet(site, block)).Concat(WideBlocks.In(site).Select(block => site.Data(FixData.Except) is { } except ? Edit.Insert(block.SyntaxTree, block.Span.End, $".Except(\"{except}\")") : null));
}
