using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Engine;

/// <summary>The addresses of a block without its exceptions, which may overlap; as ranges that are sorted and apart.</summary>
internal static class BlockRanges
{
    internal static AddressRange[] Of(IPBlock block)
    {
        var whole = AddressRange.Of(block.Cidr);
        var ranges = new List<AddressRange>();
        Address? next = whole.First;
        foreach (var except in block.Except.Where(except => except.Family == block.Cidr.Family).Select(AddressRange.Of).Where(range => range.First <= whole.Last && whole.First <= range.Last).OrderBy(range => range))
        {
            if (next is { } start && start < except.First && except.First <= whole.Last)
            {
                ranges.Add(new AddressRange(start, except.First.Previous()));
            }

            if (next is { } current && current <= except.Last)
            {
                next = except.Last.Next();
            }
        }

        if (next is { } rest && rest <= whole.Last)
        {
            ranges.Add(new AddressRange(rest, whole.Last));
        }

        return [.. ranges];
    }
}
