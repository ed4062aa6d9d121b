using System.Collections.Generic;
using System.Composition;
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
    internal override IEnumerable<Edit?> Propose(FixSite site) => site.Call is { } call
        ? [.. WideBlocks.ToInternet(site, call), .. site.Data(FixData.Except) is { } except && Calls.Whole(call) is var whole ? new[] { Edit.Insert(site.Tree, whole.Span.End, $".Except(\"{except}\")") } : []]
        : [];
}
