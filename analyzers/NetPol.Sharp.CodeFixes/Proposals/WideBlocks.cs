using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.CodeFixes.Proposals;

/// <summary>Blocks of every address.</summary>
internal static class WideBlocks
{
    /// <summary>The calls of <c>Cidr</c> in the end that is reported, each with its exceptions; for a name what it stands for, and then the name.</summary>
    internal static IEnumerable<ExpressionSyntax> In(FixSite site) => site.Call is not { } call ? [] :
        from argument in FixSite.Name(call)?.Identifier.ValueText is nameof(Dsl.Cidr) or nameof(CidrPeer.Except) ? [call] : call.ArgumentList.Arguments.Select(argument => argument.Expression)
        from end in Unions.EndsOf(argument)
        from meant in Unions.EndsOf(WrittenLiterals.Meaning(site, end)).Append(end).Distinct()
        where meant == end || FixSite.CallsOf(meant).Any()
        where FixSite.CallsOf(WrittenLiterals.Meaning(site, meant)).LastOrDefault() is { } start && FixSite.Name(start)?.Identifier.ValueText == nameof(Dsl.Cidr)
        select Calls.Whole(meant);

    /// <summary>The Internet instead of a block of every address, and of the other such blocks beside it. Not where it would allow what the block leaves out.</summary>
    internal static IEnumerable<Edit?> ToInternet(FixSite site, ExpressionSyntax block)
    {
        if (!IsWide(site, block) || Texts.HoldsComment(block.SyntaxTree, block.Span))
        {
            yield break;
        }

        // The other family, and the Internet itself, are part of it.
        var around = Unions.Around(block);
        var ends = Unions.EndsOf(around);
        ExpressionSyntax[] others = [.. ends.Where(end => end != block && !IsWide(site, end) && !site.Is(end, nameof(InternetPeer)))];
        var internet = site.Word(nameof(Dsl.Internet), block);
        if (others.Length < ends.Count - 1 && !Texts.HoldsComment(around.SyntaxTree, around.Span))
        {
            yield return Edit.Replace(around, string.Join(" | ", others.Select(end => end.ToString()).Append(internet)));
        }

        yield return Edit.Replace(block, internet);
    }

    // Cidr("0.0.0.0/0") or Cidr("::/0"), without exceptions but those of the Internet.
    private static bool IsWide(FixSite site, ExpressionSyntax expression)
    {
        InvocationExpressionSyntax[] calls = [.. FixSite.CallsOf(WrittenLiterals.Meaning(site, expression))];
        return calls.Length > 0 && calls.All(call => FixSite.Name(call)?.Identifier.ValueText is nameof(Dsl.Cidr) or nameof(CidrPeer.Except))
            && FixSite.Name(calls[calls.Length - 1])?.Identifier.ValueText == nameof(Dsl.Cidr)
            && Blocks(site, calls[calls.Length - 1]) is [{ PrefixLength: 0 }]
            && calls.Take(calls.Length - 1).All(call => Blocks(site, call) is var parts && parts.Length == call.ArgumentList.Arguments.Count && parts.All(IsOutside));
    }

    private static CidrBlock[] Blocks(FixSite site, InvocationExpressionSyntax call) =>
        [.. call.ArgumentList.Arguments.SelectMany(argument => WrittenLiterals.Of(site, argument.Expression)).Select(literal => CidrBlock.TryParse(WrittenLiterals.Text(literal) ?? "")).OfType<CidrBlock>()];

    private static bool IsOutside(CidrBlock part) => part.Family == IPFamily.IPv4
        ? InternetPeer.IPv4.Except.Any(except => except.Contains(part))
        : InternetPeer.IPv6.Except.Any(except => except.Contains(part)) || (!InternetPeer.IPv6.Cidr.Contains(part) && !part.Contains(InternetPeer.IPv6.Cidr));
}
