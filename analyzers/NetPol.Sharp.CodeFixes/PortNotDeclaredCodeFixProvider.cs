using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetPol.Sharp.CodeFixes.Proposals;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.CodeFixes;

/// <summary>NETPOL2007: the port that is declared, where only one can be meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PortNotDeclaredCodeFixProvider))]
[Shared]
public sealed class PortNotDeclaredCodeFixProvider() : PolicyCodeFixProvider(RuleIds.PortNotDeclared, "Use the declared port")
{
    internal override IEnumerable<Edit?> Propose(FixSite site) => Ports.Of(site);
}
