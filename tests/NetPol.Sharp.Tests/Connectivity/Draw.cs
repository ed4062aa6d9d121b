using System;
using System.Collections.Generic;
using System.Linq;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>Choices that a seed decides.</summary>
internal sealed class Draw(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A number from 0 up to, but not including, a bound.</summary>
    internal int Below(int bound) => _random.Next(bound);

    internal int Between(int first, int last) => _random.Next(first, last + 1);

    internal bool Percent(int chance) => _random.Next(100) < chance;

    internal T One<T>(params IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    /// <summary>The place of one of several weights.</summary>
    internal int Weighted(params IReadOnlyList<int> weights) => Weighted([.. weights.Select((weight, index) => (weight, index))]);

    /// <summary>One of several choices, each with its weight.</summary>
    internal T Weighted<T>(params IReadOnlyList<(int Weight, T Item)> choices)
    {
        var sum = 0;
        foreach (var (weight, _) in choices)
        {
            sum += weight;
        }

        var rest = _random.Next(sum);
        foreach (var (weight, item) in choices)
        {
            rest -= weight;
            if (rest < 0)
            {
                return item;
            }
        }

        throw new InvalidOperationException("no weights");
    }
}
