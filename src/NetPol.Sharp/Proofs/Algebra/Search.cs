using System;
using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>
/// Finds the cheapest connection that is in one of some regions: a box without the parts that other boxes take from it. It splits the box along the
/// variables of one that reaches into it, until none does or nothing is left, and never looks where nothing cheaper than the best can be.
/// </summary>
internal sealed class Search(Space space, long budget)
{
    // What a search may cost that only looks for something cheaper than what it has.
    private const long ImprovementBudget = 200_000;

    // How many splits may lie within each other; far from what a stack holds, also that of an IDE's thread.
    private const int MaxDepth = 1_000;

    private readonly Costs _costs = new(space);
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

        if (region.IsBetweenPods && CanShareANamespace(region.Box) && region.Box.Rename(space.InOneNamespace) is { } inOne)
        {
            var except = new List<Box>();
            foreach (var box in region.Except)
            {
                if (box.Intersects(region.Box) && box.Rename(space.InOneNamespace) is { } renamed)
                {
                    except.Add(renamed);
                }
            }

            Descend(region, inOne, except, isInOneNamespace: true);
        }
    }

    private void Descend(Region region, Box whole, IReadOnlyList<Box> except, bool isInOneNamespace, int depth = 0)
    {
        if (_left <= 0 || depth > MaxDepth)
        {
            IsExhausted = true;
            return;
        }

        if (IsPointless(_costs.Of(whole)) || Narrow(whole, except) is not var (box, reaching) || IsPointless(_costs.Of(box)))
        {
            return;
        }

        if (reaching.Count == 0)
        {
            Accept(region, box, isInOneNamespace);
            return;
        }

        // Most often the connection that needs least is in none of the boxes, and then nothing is better.
        var cheapest = Cheapest(box, reaching);
        if (!reaching.Exists(other => other.Intersects(cheapest)))
        {
            Accept(region, cheapest, isInOneNamespace);
            if (IsPointless(_costs.Of(box)))
            {
                return;
            }
        }

        Split(region, box, reaching, isInOneNamespace, depth);
    }

    /// <summary>The part of a box that is left of it where others leave it only one variable to be outside of them; and those that still reach into it.</summary>
    private (Box Box, List<Box> Reaching)? Narrow(Box box, IReadOnlyList<Box> except)
    {
        while (true)
        {
            var reaching = new List<Box>();
            var isNarrower = false;
            foreach (var other in except)
            {
                _left--;
                if (!other.Intersects(box))
                {
                    continue;
                }

                switch (other.CountOutside(box))
                {
                    case 0:
                        return null;
                    case 1 when Outside(box, other) is { } narrower:
                        box = narrower;
                        isNarrower = true;
                        break;
                    case 1:
                        return null;
                    default:
                        reaching.Add(other);
                        break;
                }
            }

            _left--;
            except = reaching;
            if (!isNarrower)
            {
                return (box, reaching);
            }
        }
    }

    // Outside by the only variable by which it can be.
    private Box? Outside(Box box, Box other)
    {
        for (var i = 0; i < other.Count; i++)
        {
            if (other.ReachesOut(box, i))
            {
                return Outside(box, other, i);
            }
        }

        return null;
    }

    private Box? Outside(Box box, Box other, int index)
    {
        var variable = other.Variable(index);
        return box.With(variable, (box[variable] ?? space.Domain(variable)).Except(other.Set(index)));
    }

    // All of a box's addresses, because a connection that is right at any address need not state one.
    private Box Cheapest(Box box, List<Box> reaching)
    {
        var cheapest = box;
        foreach (var other in reaching)
        {
            for (var i = 0; i < other.Count; i++)
            {
                var variable = other.Variable(i);
                if (variable is < Variables.FirstFree and not Variables.Port and not Variables.Family && !Variables.IsNamespace(variable))
                {
                    continue;
                }

                var set = cheapest[variable] ?? space.Domain(variable);
                cheapest = set.Only >= 0 ? cheapest : cheapest.With(variable, AtomSet.Of(Simplest(variable, set)))!;
            }
        }

        return cheapest;
    }

    private int Simplest(int variable, AtomSet set) => variable switch
    {
        Variables.Port => space.Ports.Pick(set),
        >= Variables.FirstFree => LabelValues.Pick(set),
        _ => set.First,
    };

    private void Split(Region region, Box box, List<Box> reaching, bool isInOneNamespace, int depth)
    {
        var cut = reaching[0];
        foreach (var other in reaching)
        {
            cut = other.CountOutside(box) < cut.CountOutside(box) ? other : cut;
        }

        // The box is the parts outside of the one that cuts, one a variable, and the part inside, which is gone. Addresses come last, because a part
        // that another variable takes out is out whatever the address, which then need not be stated.
        Box? rest = box;
        foreach (var addresses in (bool[])[false, true])
        {
            for (var i = 0; i < cut.Count && rest is not null; i++)
            {
                if (Variables.IsPodAddress(cut.Variable(i)) != addresses || !cut.ReachesOut(rest, i))
                {
                    continue;
                }

                if (Outside(rest, cut, i) is { } outside)
                {
                    Descend(region, outside, reaching, isInOneNamespace, depth + 1);
                }

                rest = rest.With(cut.Variable(i), cut.Set(i));
            }
        }
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

    private static bool CanShareANamespace(Box box) =>
        box[Variables.Namespace(Side.Source)] is not { } source || box[Variables.Namespace(Side.Destination)] is not { } destination || source.Intersects(destination);

    private static bool CanDifferInNamespace(Box box)
    {
        if (box[Variables.Namespace(Side.Source)] is not { } source || box[Variables.Namespace(Side.Destination)] is not { } destination)
        {
            return true;
        }

        var only = source.Only;
        return only is < 0 or NamespaceNames.Unmentioned || only != destination.Only;
    }

    private bool CanDifferInAddress(Box box, IPFamily family) =>
        box[Variables.PodAddress(Side.Source, family)] is not { } source
        || box[Variables.PodAddress(Side.Destination, family)] is not { } destination
        || space.Addresses(family).CanDiffer(source, destination);
}
