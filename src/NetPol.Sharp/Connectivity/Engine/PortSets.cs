using System;
using System.Collections.Generic;

namespace NetPol.Sharp.Engine;

/// <summary>Sets of protocols and ports by id: equal sets have equal ids, and unions and intersections are remembered.</summary>
internal sealed class PortSets
{
    internal const int Empty = 0;
    internal const int All = 1;

    private readonly SpanTable _bounds = new();
    private readonly List<ConnectionSet> _sets = [];
    private readonly Dictionary<long, int> _unions = [];
    private readonly Dictionary<long, int> _intersections = [];

    // The last intersection of each pair of low bits: most cells of a matrix repeat few pairs.
    private readonly (long Pair, int Result)[] _recent = new (long, int)[1024];

    internal PortSets()
    {
        Intern(ConnectionSet.Empty);
        Intern(ConnectionSet.All);
    }

    internal ConnectionSet this[int id] => _sets[id];

    internal int Intern(ConnectionSet set)
    {
        var id = _bounds.Intern(set.Bounds);
        if (id == _sets.Count)
        {
            _sets.Add(set);
        }

        return id;
    }

    internal bool Contains(int id, int point) => id == All || (id != Empty && ConnectionSet.Contains(_bounds[id], point));

    internal int Union(int left, int right)
    {
        if (left == right || right == Empty || left == All)
        {
            return left;
        }

        if (left == Empty || right == All)
        {
            return right;
        }

        var pair = Pair(left, right);
        if (!_unions.TryGetValue(pair, out var union))
        {
            union = Intern(_sets[left].Union(_sets[right]));
            _unions.Add(pair, union);
        }

        return union;
    }

    internal int Intersect(int left, int right)
    {
        if (left == right || right == All || left == Empty)
        {
            return left;
        }

        if (left == All || right == Empty)
        {
            return right;
        }

        var pair = Pair(left, right);
        ref var recent = ref _recent[(left ^ (right << 5)) & (_recent.Length - 1)];
        if (recent.Pair == pair)
        {
            return recent.Result;
        }

        if (!_intersections.TryGetValue(pair, out var intersection))
        {
            intersection = Intern(_sets[left].Intersect(_sets[right]));
            _intersections.Add(pair, intersection);
        }

        recent = (pair, intersection);
        return intersection;
    }

    private static long Pair(int left, int right) => left < right ? ((long)left << 32) | (uint)right : ((long)right << 32) | (uint)left;
}
