using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetPol.Sharp.CodeFixes.Proposals;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.CodeFixes;

/// <summary>NETPOL2006: the port of the Service's pods.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ServicePortUsedCodeFixProvider))]
[Shared]
public sealed class ServicePortUsedCodeFixProvider() : PolicyCodeFixProvider(RuleIds.ServicePortUsed, "Use the pods' port")
{
    internal override IEnumerable<Edit?> Propose(FixSite site) => Ports.Of(site);
}
