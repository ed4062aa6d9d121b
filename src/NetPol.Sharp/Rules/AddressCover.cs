using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>Whether some ranges of addresses together hold another one.</summary>
internal static class AddressCover
{
    private const int NarrowestPart = 8;

    private static readonly CidrBlock s_ipv4 = CidrBlock.TryParse("0.0.0.0/0")!;
    private static readonly CidrBlock s_ipv6 = CidrBlock.TryParse("::/0")!;

    /// <summary>Halves the range until each part is inside one of the ranges or free of all of them.</summary>
    internal static bool Covers(IEnumerable<CidrBlock> ranges, CidrBlock range)
    {
        CidrBlock[] touching = [.. ranges.Where(other => range.Contains(other) || other.Contains(range))];
        return touching.Any(other => other.Contains(range))
            || (touching.Length >= 2 && range.Halves() is var (low, high) && Covers(touching, low) && Covers(touching, high));
    }

    /// <summary>The first block of a family all of whose addresses are in some of the blocks, whatever their exceptions, as 0.0.0.0/1 and 128.0.0.0/1 are; <c>null</c> where there is none.</summary>
    internal static IPBlock? OfEveryAddress(IEnumerable<NetworkPolicyPeer> peers)
    {
        // Narrower ones do not make up a whole.
        IPBlock[] wide = [.. peers.OfType<IPBlock>().Where(block => block.Cidr.PrefixLength <= NarrowestPart)];
        return wide.FirstOrDefault(block => Covers(wide.Select(other => other.Cidr), block.Cidr.Family == IPFamily.IPv4 ? s_ipv4 : s_ipv6));
    }

    /// <summary>Whether a block holds every address of a range.</summary>
    internal static bool Holds(IPBlock block, CidrBlock range) =>
        block.Cidr.Contains(range) && !block.Except.Any(except => except.Contains(range) || range.Contains(except));

    /// <summary>Whether a block holds some address of a range.</summary>
    internal static bool HoldsSome(IPBlock block, CidrBlock range) =>
        (block.Cidr.Contains(range) && !Covers(block.Except, range)) || (range.Contains(block.Cidr) && !Covers(block.Except, block.Cidr));
}
