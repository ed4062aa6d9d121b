using System;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>What the cheapest connection of a box needs: labels, declared names and stated addresses, each one. Absent labels and undeclared names are the first atom of their variable.</summary>
internal sealed class Costs
{
    private readonly Space _space;
    internal Costs(Space space) => _space = space;

    /// <summary>What the cheapest connection needs at least, in one namespace or in two: a label of one may be that of both ends.</summary>
    internal int AtLeast(Box box) => Labels(box, countsPairsOnce: true) + Addresses(box);

    /// <summary>What the cheapest connection needs between two namespaces, or within one if the box is about that.</summary>
    internal int Of(Box box) => Labels(box, countsPairsOnce: false) + Addresses(box);

    /// <summary>How many addresses of pods have to be stated for a connection over a family; many where there is none over it.</summary>
    internal int OfAddresses(Box box, IPFamily family) =>
        box[Variables.Family] is { } families && !families.Has((int)family)
            ? int.MaxValue / 2
            : (IsStated(box, Side.Source, family) ? 1 : 0) + (IsStated(box, Side.Destination, family) ? 1 : 0);

    internal bool IsStated(Box box, Side side, IPFamily family) =>
        box[Variables.PodAddress(side, family)] is { } set && !_space.Addresses(family).Pods.IsSubsetOf(set);

    private int Labels(Box box, bool countsPairsOnce)
    {
        var cost = 0;
        var last = -1;
        for (var i = 0; i < box.Count; i++)
        {
            var variable = box.Variable(i);
            if (variable < Variables.FirstFree || box.Set(i).Has(0))
            {
                continue;
            }

            // The two ends' labels of namespaces are neighbours.
            cost += countsPairsOnce && last >= 0 && variable == last + 1 && _space.InOneNamespace[variable] == last ? 0 : 1;
            last = variable;
        }

        return cost;
    }

    private int Addresses(Box box) => Math.Min(OfAddresses(box, IPFamily.IPv4), OfAddresses(box, IPFamily.IPv6));
}
