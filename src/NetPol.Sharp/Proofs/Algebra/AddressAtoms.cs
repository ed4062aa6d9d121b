using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Engine;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>The addresses of one family, cut where some ipBlock begins or ends, and where addresses begin or end that a pod may have.</summary>
internal sealed class AddressAtoms
{
    private readonly IPFamily _family;
    private readonly SortedSet<Address> _cuts = [];
    private Address[] _starts = [];

    internal AddressAtoms(IPFamily family)
    {
        _family = family;
        _cuts.Add(AddressRange.All(family).First);
        foreach (var range in PodAddresses.Of(family))
        {
            Mention(range);
        }
    }

    internal int Count => _starts.Length;

    /// <summary>The addresses that a pod may have.</summary>
    internal AtomSet Pods { get; private set; } = AtomSet.None;

    internal void Mention(IPBlock block)
    {
        foreach (var cidr in block.Except.Prepend(block.Cidr).Where(cidr => cidr.Family == _family))
        {
            Mention(AddressRange.Of(cidr));
        }
    }

    internal void Freeze()
    {
        _starts = [.. _cuts];
        Pods = Set(PodAddresses.Of(_family));
    }

    internal AtomSet Set(IPBlock block) => Set(BlockRanges.Of(block));

    /// <summary>Whether two ends can have different addresses of two sets.</summary>
    internal bool CanDiffer(AtomSet one, AtomSet other) =>
        one.Only is var atom && (atom < 0 || atom != other.Only || Range(atom).First != Range(atom).Last);

    /// <summary>Addresses of a set, the simplest first.</summary>
    internal IEnumerable<Address> Pick(AtomSet set)
    {
        // Addresses that are no pod's are often those of nothing; the first address of a range is that of the network where ranges are subnets.
        var ranges = set.Atoms.OrderBy(atom => !Pods.Has(atom)).Select(Range).ToArray();
        return ranges.Where(range => range.First.Next() is { } second && second < range.Last).Select(range => range.First.Next()!.Value)
            .Concat(ranges.Select(range => range.First))
            .Concat(ranges.Select(range => range.Last));
    }

    private AddressRange Range(int atom) =>
        new(_starts[atom], atom + 1 < _starts.Length ? _starts[atom + 1].Previous() : AddressRange.All(_family).Last);

    private void Mention(AddressRange range)
    {
        _cuts.Add(range.First);
        if (range.Last.Next() is { } behind)
        {
            _cuts.Add(behind);
        }
    }

    private AtomSet Set(IEnumerable<AddressRange> ranges) => AtomSet.OfRuns(ranges.Select(range => (
        Array.BinarySearch(_starts, range.First),
        range.Last.Next() is { } behind ? Array.BinarySearch(_starts, behind) - 1 : Count - 1)));
}
