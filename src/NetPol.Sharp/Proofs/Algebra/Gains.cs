using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>Finds what a world allows that another one does not: an example for each way out and in, and where a side became open for each policy
/// that closed it; unless an example that was found before stands for it.</summary>
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
            var told = new HashSet<(RuleReference, RuleReference)>();
            foreach (var gain in _after.Allowed(about, _known).SelectMany(region => Parts(about, region)))
            {
                // A rule with several peers and ports is several ways, and told once.
                var rules = gain is [{ LetOutBy: { } letOut, LetInBy: { } letIn }, ..] ? (letOut.Rule, letIn.Rule) : default((RuleReference, RuleReference)?);
                if ((rules is { } known && told.Contains(known)) || Example(about, gain, covered) is not { } witness)
                {
                    continue;
                }

                if (rules is { } pair)
                {
                    told.Add(pair);
                }

                if (witnesses.Count == Most)
                {
                    IsComplete = false;
                    return witnesses;
                }

                witnesses.Add(witness);
                covered.AddRange(gain.Select(part => part.Box));
            }
        }

        return witnesses;
    }

    /// <summary>
    /// What a way through both sides gains: where rules let the connection out and in, all of it together; where a side is open, for every policy by itself
    /// that closed it, because those are different pods.
    /// </summary>
    private IEnumerable<IReadOnlyList<Region>> Parts(AssertionBox about, Region region)
    {
        var parts = _before.Denied(about with { Box = region.Box }).Select(denied => region with { Box = denied.Box, Except = [.. region.Except, .. denied.Except] });
        return region.Except.Count == 0 ? [[.. parts]] : parts.Select(part => (IReadOnlyList<Region>)[part]);
    }

    private Witness? Example(AssertionBox about, IReadOnlyList<Region> gain, List<Box> covered)
    {
        var search = new Search(after.Space, budget);
        foreach (var part in gain)
        {
            search.Try(part with { Except = [.. covered, .. part.Except] });
        }

        IsComplete &= !search.IsExhausted || search.Best is not null;
        return search.Best is { } best ? WitnessMaker.Of(best, after, about) : null;
    }
}
