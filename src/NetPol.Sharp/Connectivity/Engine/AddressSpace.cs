using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Engine;

/// <summary>
/// The addresses of one family as ipBlocks see them: cut at every bound of a block, so that an address of a piece (an atom) is in the same blocks
/// as every other. A membership is the set of blocks that an atom is in.
/// </summary>
internal sealed class AddressSpace(IPFamily family)
{
    /// <summary>The membership of addresses that are in no block.</summary>
    internal const int InNoBlock = 0;

    private readonly Dictionary<IPBlock, int> _blocks = [];
    private readonly List<AddressRange[]> _ranges = [];
    private readonly SpanTable _memberships = new();

    private readonly List<Address> _pods = [];

    // Blocks that no pod's address is in, as far as they came after the last cut.
    private int _checked;
    private Address[] _starts = [];
    private int[] _membershipOfAtom = [];

    internal IPFamily Family => family;

    internal int BlockCount => _ranges.Count;

    /// <summary>How many blocks there were at the last <see cref="Cut"/>; later ones are in no membership yet.</summary>
    internal int CutCount { get; private set; }

    /// <summary>How many addresses of pods were looked up, those of pods that are gone included.</summary>
    internal int PodCount => _pods.Count;

    /// <summary>Whether a block that came after the last <see cref="Cut"/> holds the address of a pod, so that memberships of pods are out of date.</summary>
    internal bool NewBlockHoldsPod()
    {
        for (; _checked < BlockCount; _checked++)
        {
            var block = _checked;
            foreach (var address in _pods)
            {
                if (Contains(block, address))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The id of a block; a new one counts after the next <see cref="Cut"/>.</summary>
    internal int Block(IPBlock block)
    {
        if (!_blocks.TryGetValue(block, out var id))
        {
            id = _ranges.Count;
            _blocks.Add(block, id);
            _ranges.Add(BlockRanges.Of(block));
        }

        return id;
    }

    /// <summary>Whether every address that a pod may have is in a block, or at least one is.</summary>
    internal (bool All, bool Any) OfPods(int block)
    {
        var all = true;
        var any = false;
        foreach (var pods in PodAddresses.Of(family))
        {
            var touching = _ranges[block].Where(range => range.First <= pods.Last && pods.First <= range.Last).ToArray();
            any |= touching.Length > 0;
            all &= touching.Length == 1 && touching[0].Contains(pods.First) && touching[0].Contains(pods.Last);
        }

        return (all, any);
    }

    /// <summary>The blocks of a membership, ascending.</summary>
    internal ReadOnlySpan<int> Blocks(int membership) => _memberships[membership];

    internal int Membership(ReadOnlySpan<int> blocks) => _memberships.Intern(blocks);

    /// <summary>The membership of a pod's address, which is remembered.</summary>
    internal int MembershipOfPod(Address address)
    {
        _pods.Add(address);
        return MembershipOf(address);
    }

    internal int MembershipOf(Address address)
    {
        var atom = Array.BinarySearch(_starts, address);
        return _membershipOfAtom[atom >= 0 ? atom : ~atom - 1];
    }

    /// <summary>The addresses of every membership that some address has, as ranges that are sorted and apart.</summary>
    internal IEnumerable<(int Membership, AddressRange Range)> Pieces()
    {
        for (var atom = 0; atom < _starts.Length;)
        {
            var start = atom;
            do
            {
                atom++;
            }
            while (atom < _starts.Length && _membershipOfAtom[atom] == _membershipOfAtom[start]);

            var last = atom < _starts.Length ? _starts[atom].Previous() : AddressRange.All(family).Last;
            yield return (_membershipOfAtom[start], new AddressRange(_starts[start], last));
        }
    }

    /// <summary>Cuts the addresses at the bounds of the blocks known so far.</summary>
    internal void Cut()
    {
        _memberships.Intern([]);
        CutCount = _checked = BlockCount;
        var events = new List<(Address At, int Block, bool Enters)>();
        for (var block = 0; block < _ranges.Count; block++)
        {
            foreach (var range in _ranges[block])
            {
                events.Add((range.First, block, true));
                if (range.Last.Next() is { } behind)
                {
                    events.Add((behind, block, false));
                }
            }
        }

        // A block that is left and entered at the same address would have been one range.
        events.Sort((left, right) => left.At.CompareTo(right.At));
        var starts = new List<Address> { AddressRange.All(family).First };
        var memberships = new List<int>();
        var active = new SortedSet<int>();
        foreach (var (at, block, enters) in events)
        {
            if (at != starts[^1])
            {
                memberships.Add(_memberships.Intern([.. active]));
                starts.Add(at);
            }

            _ = enters ? active.Add(block) : active.Remove(block);
        }

        memberships.Add(_memberships.Intern([.. active]));
        (_starts, _membershipOfAtom) = ([.. starts], [.. memberships]);
    }

    private bool Contains(int block, Address address)
    {
        foreach (var range in _ranges[block])
        {
            if (range.Contains(address))
            {
                return true;
            }
        }

        return false;
    }
}
