using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>Finds what a world allows that another one does not: an example for each way out and in, unless one that was found before covers it.</summary>
internal sealed class Gains(World before, World after, long budget)
{
    // Whoever changes so much reads no more examples.
    private const int Most = 100;

    private readonly Regions _before = new(before);
    private readonly Regions _after = new(after);
    private readonly KnownPassages _known = new(after, before);

    /// <summary>Whether every gain has an example.</summary>
    internal bool IsComplete { get; private set; } = true;

    internal IReadOnlyList<Witness> Find()
    {
        var everything = new Assertion { Kind = AssertionKind.Never };
        var witnesses = new List<Witness>();
        foreach (var about in AssertionBoxes.Of(everything, after.Space, after.Options))
        {
            var covered = new List<Box>();
            foreach (var region in _after.Allowed(about, _known))
            {
                if (Example(about, region, covered) is not { } witness)
                {
                    continue;
                }

                if (witnesses.Count == Most)
                {
                    IsComplete = false;
                    return witnesses;
                }

                witnesses.Add(witness);

                // What is open is a box without others, so only what rules let through on both sides is covered by its box.
                if (region.Except.Count == 0)
                {
                    covered.Add(region.Box);
                }
            }
        }

        return witnesses;
    }

    private Witness? Example(AssertionBox about, Region region, List<Box> covered)
    {
        var search = new Search(after.Space, budget);
        foreach (var denied in _before.Denied(about with { Box = region.Box }))
        {
            search.Try(new Region
            {
                Box = denied.Box,
                Except = [.. covered, .. region.Except, .. denied.Except],
                IsBetweenPods = region.IsBetweenPods,
                LetOutBy = region.LetOutBy,
                LetInBy = region.LetInBy,
            });
        }

        IsComplete &= !search.IsExhausted || search.Best is not null;
        return search.Best is { } best ? WitnessMaker.Of(best, after, about) : null;
    }
}
