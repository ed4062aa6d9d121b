using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>
/// Leaves out addresses that do not matter: several rules or blocks may together admit them all, although each of them admits some.
/// </summary>
internal sealed class AddressTrimming(World world, long budget)
{
    private readonly Costs _costs = new(world.Space);
    private readonly Regions _regions = new(world);

    internal Leaf Trim(Leaf leaf, AssertionBox about, AssertionKind kind)
    {
        var picks = new Picks(leaf, world.Space);
        Side[] stated = [.. ((Side[])[Side.Source, Side.Destination]).Where(side => _costs.IsStated(leaf.Box, side, picks.Family))];
        Side[][] choices = stated.Length == 2 ? [stated, [Side.Source], [Side.Destination]] : stated.Length == 1 ? [stated] : [];
        foreach (var dropped in choices)
        {
            var addresses = stated.Except(dropped).Aggregate(picks.ToBox(), (box, side) => box.With(Variable(side), leaf.Box[Variable(side)]!)!);
            if (IsTheSameEverywhere(about with { Box = addresses }, kind))
            {
                return leaf with { Box = dropped.Aggregate(leaf.Box, (box, side) => box.Without(Variable(side))) };
            }
        }

        return leaf;

        int Variable(Side side) => Variables.PodAddress(side, picks.Family);
    }

    // Whether no connection, with the rest as it is, would be as the assertion wants it.
    private bool IsTheSameEverywhere(AssertionBox about, AssertionKind kind)
    {
        var search = new Search(world.Space, budget);
        foreach (var region in kind == AssertionKind.Never ? _regions.Denied(about) : _regions.Allowed(about, search))
        {
            search.Try(region);
            if (search.Best is not null || search.IsExhausted)
            {
                return false;
            }
        }

        return true;
    }
}
