using System;
using System.Collections.Generic;
using System.Linq;

namespace NetPol.Sharp.Algebra;

/// <summary>
/// A set of the atoms of one variable, as runs of neighbours: most sets are one value or all but one, of a variable that may have thousands.
/// </summary>
internal sealed class AtomSet
{
    /// <summary>What <see cref="Only"/> says of a set that has not one atom.</summary>
    internal const int Several = -1;

    // INVARIANT: pairs of first and last, ascending, with a gap between any two.
    private readonly int[] _runs;

    private AtomSet(int[] runs) => _runs = runs;

    internal static AtomSet None { get; } = new([]);

    internal bool IsEmpty => _runs.Length == 0;

    /// <summary>The only atom; <see cref="Several"/> when there are more or none.</summary>
    internal int Only => _runs.Length == 2 && _runs[0] == _runs[1] ? _runs[0] : Several;

    /// <summary>The first atom of a set that is not empty.</summary>
    internal int First => _runs[0];

    /// <summary>The atoms, ascending.</summary>
    internal IEnumerable<int> Atoms
    {
        get
        {
            for (var i = 0; i < _runs.Length; i += 2)
            {
                for (var atom = _runs[i]; atom <= _runs[i + 1]; atom++)
                {
                    yield return atom;
                }
            }
        }
    }

    /// <summary>Every atom of a variable that has so many.</summary>
    internal static AtomSet All(int count) => Run(0, count - 1);

    /// <summary>One atom.</summary>
    internal static AtomSet Of(int atom) => new([atom, atom]);

    /// <summary>Atoms in any order, repeated ones once.</summary>
    internal static AtomSet Of(IEnumerable<int> atoms) => OfRuns(atoms.Select(atom => (atom, atom)));

    /// <summary>Neighbours; none when the last is before the first.</summary>
    internal static AtomSet Run(int first, int last) => first <= last ? new AtomSet([first, last]) : None;

    /// <summary>Runs in any order, which may overlap.</summary>
    internal static AtomSet OfRuns(IEnumerable<(int First, int Last)> runs)
    {
        var joined = new List<int>();
        var sorted = runs.ToArray();
        Array.Sort(sorted);
        foreach (var (first, last) in sorted)
        {
            if (first > last)
            {
                continue;
            }

            if (joined.Count > 0 && first <= joined[^1] + 1)
            {
                joined[^1] = Math.Max(joined[^1], last);
                continue;
            }

            joined.Add(first);
            joined.Add(last);
        }

        return new AtomSet([.. joined]);
    }

    internal bool Has(int atom)
    {
        for (var i = 0; i < _runs.Length && _runs[i] <= atom; i += 2)
        {
            if (atom <= _runs[i + 1])
            {
                return true;
            }
        }

        return false;
    }

    internal bool Intersects(AtomSet other)
    {
        for (int left = 0, right = 0; left < _runs.Length && right < other._runs.Length;)
        {
            if (_runs[left + 1] < other._runs[right])
            {
                left += 2;
            }
            else if (other._runs[right + 1] < _runs[left])
            {
                right += 2;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the outer set has every atom of this one.</summary>
    internal bool IsSubsetOf(AtomSet outer)
    {
        var at = 0;
        for (var i = 0; i < _runs.Length; i += 2)
        {
            while (at < outer._runs.Length && outer._runs[at + 1] < _runs[i])
            {
                at += 2;
            }

            if (at == outer._runs.Length || outer._runs[at] > _runs[i] || outer._runs[at + 1] < _runs[i + 1])
            {
                return false;
            }
        }

        return true;
    }

    internal AtomSet And(AtomSet other)
    {
        if (IsSubsetOf(other))
        {
            return this;
        }

        var both = new List<int>();
        for (int left = 0, right = 0; left < _runs.Length && right < other._runs.Length;)
        {
            var (first, last) = (Math.Max(_runs[left], other._runs[right]), Math.Min(_runs[left + 1], other._runs[right + 1]));
            if (first <= last)
            {
                both.Add(first);
                both.Add(last);
            }

            var step = _runs[left + 1].CompareTo(other._runs[right + 1]);
            left += step <= 0 ? 2 : 0;
            right += step >= 0 ? 2 : 0;
        }

        return new AtomSet([.. both]);
    }

    internal AtomSet Or(AtomSet other) => OfRuns(Runs().Concat(other.Runs()));

    internal AtomSet Except(AtomSet other)
    {
        var rest = new List<int>();
        var right = 0;
        for (var left = 0; left < _runs.Length; left += 2)
        {
            var (first, last) = (_runs[left], _runs[left + 1]);
            while (right < other._runs.Length && other._runs[right + 1] < first)
            {
                right += 2;
            }

            for (var hole = right; hole < other._runs.Length && other._runs[hole] <= last; hole += 2)
            {
                if (first < other._runs[hole])
                {
                    rest.Add(first);
                    rest.Add(other._runs[hole] - 1);
                }

                first = Math.Max(first, other._runs[hole + 1] + 1);
            }

            if (first <= last)
            {
                rest.Add(first);
                rest.Add(last);
            }
        }

        return new AtomSet([.. rest]);
    }

    private IEnumerable<(int First, int Last)> Runs()
    {
        for (var i = 0; i < _runs.Length; i += 2)
        {
            yield return (_runs[i], _runs[i + 1]);
        }
    }
}
