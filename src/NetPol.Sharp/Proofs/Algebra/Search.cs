using System;
using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>
/// Finds the cheapest connection that is in one of some regions: a box without the parts that other boxes take from it. It halves the box along the
/// variables of one that reaches into it, until none does or nothing is left, and never looks where nothing cheaper than the best can be.
/// </summary>
internal sealed class Search(Space space, long budget)
{
    // What a search may cost that only looks for something cheaper than what it has.
    private const long ImprovementBudget = 1_000_000;

    private readonly Costs _costs = new(space);
    private readonly int[] _inOneNamespace = space.Variables.InOneNamespace();
    private long _left = budget;

    /// <summary>The cheapest connection found; <c>null</c> when there is none so far.</summary>
    internal Leaf? Best { get; private set; }

    /// <summary>Whether the budget ended a search, so that nothing found does not mean that there is nothing, and what was found may not be the cheapest.</summary>
    internal bool IsExhausted { get; private set; }

    /// <summary>Whether nothing that needs so much can be better than what was found.</summary>
    internal bool IsPointless(int cost) => Best is not null && cost >= Best.Cost;

    /// <summary>Looks for a connection in a region. Both ends are in one namespace, or in two.</summary>
    internal void Try(Region region)
    {
        if (!region.IsBetweenPods || CanDifferInNamespace(region.Box))
        {
            Descend(region, region.Box, region.Except, isInOneNamespace: false);
        }

        if (region.IsBetweenPods && region.Box.Rename(_inOneNamespace) is { } inOne)
        {
            var except = new List<Box>(region.Except.Count);
            foreach (var box in region.Except)
            {
                if (box.Rename(_inOneNamespace) is { } renamed)
                {
                    except.Add(renamed);
                }
            }

            Descend(region, inOne, except, isInOneNamespace: true);
        }
    }

    private void Descend(Region region, Box box, IReadOnlyList<Box> except, bool isInOneNamespace)
    {
        if (_left <= 0)
        {
            IsExhausted = true;
            return;
        }

        if (IsPointless(_costs.Of(box)))
        {
            return;
        }

        var (reaching, cut) = Reaching(box, except);

        if (cut is null)
        {
            Accept(region, box, isInOneNamespace);
            return;
        }

        // The box is the parts outside of the one that cuts, one a variable, and the part inside, which is gone. Addresses come last, because a part
        // that another variable takes out is out whatever the address, which then need not be stated.
        Box? rest = box;
        foreach (var addresses in (bool[])[false, true])
        {
            for (var i = 0; i < cut.Count && rest is not null; i++)
            {
                var variable = cut.Variable(i);
                if (Variables.IsPodAddress(variable) != addresses || !cut.ReachesOut(rest, i))
                {
                    continue;
                }

                if (rest.With(variable, Bits.Except(rest[variable] ?? space.Domain(variable), cut.Set(i))) is { } outside)
                {
                    Descend(region, outside, reaching, isInOneNamespace);
                }

                rest = rest.With(variable, cut.Set(i));
            }
        }
    }

    /// <summary>The boxes that reach into a box, and the one that leaves the least of it; no part at all is left when that one covers it.</summary>
    private (List<Box> Reaching, Box? Cut) Reaching(Box box, IReadOnlyList<Box> except)
    {
        var reaching = new List<Box>();
        Box? cut = null;
        var fewest = int.MaxValue;
        foreach (var other in except)
        {
            _left--;
            if (!other.Intersects(box))
            {
                continue;
            }

            reaching.Add(other);
            var outside = other.CountOutside(box);
            if (outside < fewest)
            {
                (fewest, cut) = (outside, other);
            }

            if (outside == 0)
            {
                break;
            }
        }

        _left--;
        return (reaching, cut);
    }

    private void Accept(Region region, Box box, bool isInOneNamespace)
    {
        if (region.IsBetweenPods && !(isInOneNamespace || CanDifferInNamespace(box)))
        {
            return;
        }

        foreach (var family in AddressFamilies.All)
        {
            var over = box.And(Space.Over(family));
            if (over is null || (region.IsBetweenPods && !CanDifferInAddress(over, family)))
            {
                continue;
            }

            var cost = _costs.Of(over);
            if (!IsPointless(cost))
            {
                Best = new Leaf(region, over, isInOneNamespace, cost);
                _left = Math.Min(_left, ImprovementBudget);
            }
        }
    }

    private static bool CanDifferInNamespace(Box box)
    {
        if (box[Variables.Namespace(Side.Source)] is not { } source || box[Variables.Namespace(Side.Destination)] is not { } destination)
        {
            return true;
        }

        var only = Bits.Only(source);
        return only is < 0 or NamespaceNames.Unmentioned || only != Bits.Only(destination);
    }

    private bool CanDifferInAddress(Box box, IPFamily family) =>
        box[Variables.PodAddress(Side.Source, family)] is not { } source
        || box[Variables.PodAddress(Side.Destination, family)] is not { } destination
        || space.Addresses(family).CanDiffer(source, destination);
}
