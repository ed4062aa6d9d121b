using System.Collections.Generic;
using NetPol.Sharp.Tests.Connectivity;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>Pairs of worlds: most of them a world and an edited copy, some of them two that have nothing in common.</summary>
internal static class RandomWorldPairs
{
    internal const string Unrelated = "unrelated";

    /// <param name="seed">Decides everything.</param>
    internal static WorldPair Make(int seed)
    {
        var draw = new Draw(~seed); // not the choices that the world of the seed made
        var (world, other) = (RandomWorlds.Make(seed), RandomWorlds.Make(draw.Below(1_000_000)));
        var pair = new WorldPair(seed, Unrelated, world.Policies, other.Policies, world.Options);
        if (draw.Percent(90))
        {
            var edits = new WorldEdits(draw, new RandomTerms(draw, RandomWorldFlavour.Plain), other.Policies);
            pair = Edited(pair with { After = pair.Before, Edit = "" }, draw, edits);
            if (draw.Percent(25))
            {
                pair = Edited(pair, draw, edits);
            }
        }

        return draw.Percent(40) ? pair.Swapped : pair;
    }

    private static WorldPair Edited(WorldPair pair, Draw draw, WorldEdits edits)
    {
        while (true)
        {
            var name = draw.One(WorldEdits.Names);
            if (edits.Apply(name, pair.After) is { } edited)
            {
                return pair with { After = edited, Edit = pair.Edit.Length == 0 ? name : pair.Edit + ", " + name };
            }

            if (pair.After.Count == 0)
            {
                return pair;
            }
        }
    }
}
