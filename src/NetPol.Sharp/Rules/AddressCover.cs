using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>Whether some ranges of addresses together hold another one.</summary>
internal static class AddressCover
{
    /// <summary>Halves the range until each part is inside one of the ranges or free of all of them.</summary>
    internal static bool Covers(IEnumerable<CidrBlock> ranges, CidrBlock range)
    {
        CidrBlock[] touching = [.. ranges.Where(other => range.Contains(other) || other.Contains(range))];
        return touching.Any(other => other.Contains(range))
            || (touching.Length >= 2 && range.Halves() is var (low, high) && Covers(touching, low) && Covers(touching, high));
    }

    /// <summary>Whether a block holds every address of a range.</summary>
    internal static bool Holds(IPBlock block, CidrBlock range) =>
        block.Cidr.Contains(range) && !block.Except.Any(except => except.Contains(range) || range.Contains(except));

    /// <summary>Whether a block holds some address of a range.</summary>
    internal static bool HoldsSome(IPBlock block, CidrBlock range) =>
        (block.Cidr.Contains(range) && !Covers(block.Except, range)) || (range.Contains(block.Cidr) && !Covers(block.Except, block.Cidr));
}
