using System;
using System.Collections.Generic;

namespace NetPol.Sharp.Algebra;

/// <summary>Sets of the atoms of one variable, as words of bits; sets of one variable have one length.</summary>
internal static class Bits
{
    private const int WordSize = 64;

    /// <summary>No atom of <paramref name="count"/>.</summary>
    internal static ulong[] None(int count) => new ulong[(count + WordSize - 1) / WordSize];

    /// <summary>Every atom of <paramref name="count"/>.</summary>
    internal static ulong[] All(int count) => Range(count, 0, count - 1);

    /// <summary>One atom of <paramref name="count"/>.</summary>
    internal static ulong[] Of(int count, int atom) => Range(count, atom, atom);

    internal static ulong[] Range(int count, int first, int last)
    {
        var set = None(count);
        AddRange(set, first, last);
        return set;
    }

    internal static void AddRange(ulong[] set, int first, int last)
    {
        for (var atom = first; atom <= last; atom++)
        {
            set[atom / WordSize] |= 1UL << (atom % WordSize);
        }
    }

    internal static bool Has(ulong[] set, int atom) => ((set[atom / WordSize] >> (atom % WordSize)) & 1) != 0;

    internal static bool IsEmpty(ulong[] set) => Array.TrueForAll(set, word => word == 0);

    internal static bool Intersect(ulong[] left, ulong[] right)
    {
        for (var i = 0; i < left.Length; i++)
        {
            if ((left[i] & right[i]) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the inner set has no atom that the outer one lacks.</summary>
    internal static bool IsSubset(ulong[] inner, ulong[] outer)
    {
        for (var i = 0; i < inner.Length; i++)
        {
            if ((inner[i] & ~outer[i]) != 0)
            {
                return false;
            }
        }

        return true;
    }

    internal static ulong[] And(ulong[] left, ulong[] right)
    {
        var set = new ulong[left.Length];
        for (var i = 0; i < set.Length; i++)
        {
            set[i] = left[i] & right[i];
        }

        return set;
    }

    internal static ulong[] Or(ulong[] left, ulong[] right)
    {
        var set = new ulong[left.Length];
        for (var i = 0; i < set.Length; i++)
        {
            set[i] = left[i] | right[i];
        }

        return set;
    }

    internal static ulong[] Except(ulong[] left, ulong[] right)
    {
        var set = new ulong[left.Length];
        for (var i = 0; i < set.Length; i++)
        {
            set[i] = left[i] & ~right[i];
        }

        return set;
    }

    /// <summary>The atoms, ascending.</summary>
    internal static IEnumerable<int> Atoms(ulong[] set)
    {
        for (var word = 0; word < set.Length; word++)
        {
            for (var bit = 0; bit < WordSize && set[word] >> bit != 0; bit++)
            {
                if (((set[word] >> bit) & 1) != 0)
                {
                    yield return (word * WordSize) + bit;
                }
            }
        }
    }

    /// <summary>The only atom of a set; -1 when there are more or none.</summary>
    internal static int Only(ulong[] set)
    {
        var only = -1;
        for (var word = 0; word < set.Length; word++)
        {
            if (set[word] == 0)
            {
                continue;
            }

            if (only >= 0 || (set[word] & (set[word] - 1)) != 0)
            {
                return -1;
            }

            for (var bit = 0; bit < WordSize; bit++)
            {
                only = set[word] >> bit == 1 ? (word * WordSize) + bit : only;
            }
        }

        return only;
    }
}
