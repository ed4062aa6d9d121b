using System;
using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.CodeFixes;

/// <summary>NETPOL3004: DNS towards the cluster's DNS pods only.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DnsToAnyHostCodeFixProvider))]
[Shared]
public sealed class DnsToAnyHostCodeFixProvider() : PolicyCodeFixProvider(RuleIds.DnsToAnyHost, "Allow DNS to the cluster's DNS pods only")
{
    internal override IEnumerable<Edit?> Propose(FixSite site)
    {
        if (site.Sentence is not { } sentence)
        {
            yield break;
        }

        InvocationExpressionSyntax[] calls = [.. FixSite.CallsOf(sentence)];
        var from = Array.Find(calls, call => IsNamed(call, nameof(Allow.From)));
        var last = Array.Find(calls, IsOfPorts);
        if (from is { ArgumentList.Arguments: [{ Expression: var source }] } && last is not null && calls.Where(IsOfPorts).All(IsDns) && !Texts.HoldsComment(site.Tree, TextSpan.FromBounds(from.SpanStart, last.Span.End)))
        {
            var allow = site.TypeName(nameof(Allow), sentence);
            yield return Edit.Replace(last, source.ToString().EndsWith(nameof(Dsl.AllPods), StringComparison.Ordinal) && source is IdentifierNameSyntax ? $"{allow}.{nameof(Allow.Dns)}" : $"{allow}.{nameof(Allow.DnsFor)}({source})");
        }

        var peer = calls.Where(call => IsNamed(call, nameof(IAllowTo.To)) || IsNamed(call, nameof(IPolicyRules.AllowEgress)))
            .Select(call => call.ArgumentList.Arguments.FirstOrDefault(argument => argument.NameColon is null or { Name.Identifier.ValueText: "to" })).FirstOrDefault();
        var ports = sentence.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Where(IsOfPorts).ToArray();
        if (peer is not null && ports.Length > 0 && Array.TrueForAll(ports, IsDns))
        {
            yield return Edit.Replace(peer.Expression, site.Word(nameof(Dsl.ClusterDns), peer));
        }
    }

    private static bool IsNamed(InvocationExpressionSyntax call, string name) => FixSite.Name(call)?.Identifier.ValueText == name;

    private static bool IsOfPorts(InvocationExpressionSyntax call) =>
        FixSite.Name(call)?.Identifier.ValueText is { } name && (name.EndsWith("Tcp", StringComparison.Ordinal) || name.EndsWith("Udp", StringComparison.Ordinal) || name.EndsWith("Sctp", StringComparison.Ordinal)
            || name.EndsWith("Range", StringComparison.Ordinal) || name.EndsWith("Port", StringComparison.Ordinal) || name is "On" or "And");

    private static bool IsDns(InvocationExpressionSyntax call) => call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: DnsRules.Port } }];
}
