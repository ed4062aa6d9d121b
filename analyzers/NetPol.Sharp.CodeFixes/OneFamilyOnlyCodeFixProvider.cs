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

/// <summary>NETPOL4003: the addresses of the other family, too, with as much left out.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OneFamilyOnlyCodeFixProvider))]
[Shared]
public sealed class OneFamilyOnlyCodeFixProvider() : PolicyCodeFixProvider(RuleIds.OneFamilyOnly, "Allow the other address family")
{
    private static readonly string[] s_private = ["10.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"];

    internal override IEnumerable<Edit?> Propose(FixSite site)
    {
        if (site.Data(FixData.Missing) is not { } range)
        {
            yield break;
        }

        // No wider than what is there: without more findings than there were.
        var excepts = range == "::/0" ? new[] { "\"fc00::/7\"", "\"fd00:ec2::254/128\"" } : [string.Join(", ", s_private.Select(part => $"\"{part}\"")), "\"169.254.169.254/32\""];
        foreach (var block in WideBlocks.In(site))
        {
            var cidr = $"{site.Word(nameof(Dsl.Cidr), block)}(\"{range}\")";
            foreach (var added in new[] { cidr }.Concat(excepts.Select(except => $"{cidr}.Except({except})")))
            {
                yield return Edit.Insert(block.SyntaxTree, block.Span.End, " | " + added);
            }
        }
    }
}
