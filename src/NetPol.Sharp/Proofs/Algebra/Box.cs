using System;
using System.Linq;

namespace NetPol.Sharp.Algebra;

/// <summary>
/// Connections that a conjunction describes: for each of some variables the atoms that it may have. What a policy selects is a box, and so is what
/// one peer and one kind of port of a rule admit.
/// </summary>
internal sealed class Box
{
    // INVARIANT: ascending variables, and for each a set that is neither empty nor everything the variable may be.
    private readonly int[] _variables;
    private readonly AtomSet[] _sets;

    private Box(int[] variables, AtomSet[] sets) => (_variables, _sets) = (variables, sets);

    /// <summary>Every connection.</summary>
    internal static Box Everything { get; } = new([], []);

    internal int Count => _variables.Length;

    internal int Variable(int index) => _variables[index];

    internal AtomSet Set(int index) => _sets[index];

    /// <summary>The atoms that a variable may have; <c>null</c> for any.</summary>
    internal AtomSet? this[int variable] => Array.BinarySearch(_variables, variable) is >= 0 and var index ? _sets[index] : null;

    /// <summary>The part in which a variable has one of some atoms; <c>null</c> when there is none.</summary>
    internal Box? With(int variable, AtomSet set)
    {
        var index = Array.BinarySearch(_variables, variable);
        if (index >= 0)
        {
            var both = _sets[index].And(set);
            return both.IsEmpty ? null : ReferenceEquals(both, _sets[index]) ? this : new Box(_variables, Replaced(index, both));
        }

        return set.IsEmpty ? null : new Box(Inserted(_variables, ~index, variable), Inserted(_sets, ~index, set));
    }

    /// <summary>The box with any atom of a variable.</summary>
    internal Box Without(int variable)
    {
        var index = Array.BinarySearch(_variables, variable);
        return index < 0 ? this : new Box([.. _variables.Where(kept => kept != variable)], [.. _sets.Where((_, position) => position != index)]);
    }

    /// <summary>What is in both boxes; <c>null</c> when that is nothing.</summary>
    internal Box? And(Box other)
    {
        if (other.Count == 0 || Count == 0)
        {
            return Count == 0 ? other : this;
        }

        if (!Intersects(other))
        {
            return null;
        }

        var count = CountOfBoth(other);
        var (variables, sets) = (new int[count], new AtomSet[count]);
        for (int left = 0, right = 0, at = 0; at < count; at++)
        {
            var byLeft = left == Count ? int.MaxValue : _variables[left];
            var byRight = right == other.Count ? int.MaxValue : other._variables[right];
            variables[at] = Math.Min(byLeft, byRight);
            sets[at] = byLeft < byRight ? _sets[left] : byRight < byLeft ? other._sets[right] : _sets[left].And(other._sets[right]);
            left += byLeft <= byRight ? 1 : 0;
            right += byRight <= byLeft ? 1 : 0;
        }

        return new Box(variables, sets);
    }

    /// <summary>Whether some connection is in both boxes.</summary>
    internal bool Intersects(Box other)
    {
        for (int left = 0, right = 0; left < _variables.Length && right < other._variables.Length;)
        {
            var order = _variables[left] - other._variables[right];
            if (order == 0 && !_sets[left].Intersects(other._sets[right]))
            {
                return false;
            }

            left += order <= 0 ? 1 : 0;
            right += order >= 0 ? 1 : 0;
        }

        return true;
    }

    /// <summary>The variables by which the other box reaches out of this one; none when it lies inside.</summary>
    internal int CountOutside(Box other)
    {
        var count = 0;
        for (var i = 0; i < _variables.Length; i++)
        {
            count += ReachesOut(other, i) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Whether the other box reaches out of this one by the variable at a position of this one.</summary>
    internal bool ReachesOut(Box other, int index) => other[_variables[index]] is not { } set || !set.IsSubsetOf(_sets[index]);

    /// <summary>The same with other numbers for variables; <c>null</c> when two become one and nothing is left of it.</summary>
    internal Box? Rename(int[] names)
    {
        if (!Array.Exists(_variables, variable => names[variable] != variable))
        {
            return this;
        }

        Box? renamed = Everything;
        for (var i = 0; i < _variables.Length && renamed is not null; i++)
        {
            renamed = renamed.With(names[_variables[i]], _sets[i]);
        }

        return renamed;
    }

    private int CountOfBoth(Box other)
    {
        var count = Count + other.Count;
        for (int left = 0, right = 0; left < Count && right < other.Count;)
        {
            var order = _variables[left] - other._variables[right];
            count -= order == 0 ? 1 : 0;
            left += order <= 0 ? 1 : 0;
            right += order >= 0 ? 1 : 0;
        }

        return count;
    }

    private AtomSet[] Replaced(int index, AtomSet set)
    {
        var sets = (AtomSet[])_sets.Clone();
        sets[index] = set;
        return sets;
    }

    private static T[] Inserted<T>(T[] items, int index, T item)
    {
        var more = new T[items.Length + 1];
        Array.Copy(items, more, index);
        more[index] = item;
        Array.Copy(items, index, more, index + 1, items.Length - index);
        return more;
    }
}
