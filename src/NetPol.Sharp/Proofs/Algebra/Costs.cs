using System;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>What the cheapest connection of a box needs: labels, declared names and stated addresses, each one.</summary>
internal sealed class Costs
{
    private readonly bool[] _isFree;
    private readonly Space _space;

    internal Costs(Space space)
    {
        _space = space;

        // Absent labels and undeclared names are the first atom of their variable.
        _isFree = new bool[space.Variables.Count];
        for (var variable = 0; variable < Variables.FirstFree; variable++)
        {
            _isFree[variable] = true;
        }
    }

    internal int Of(Box box)
    {
        var cost = 0;
        for (var i = 0; i < box.Count; i++)
        {
            cost += _isFree[box.Variable(i)] || Bits.Has(box.Set(i), 0) ? 0 : 1;
        }

        return cost + Math.Min(OfAddresses(box, IPFamily.IPv4), OfAddresses(box, IPFamily.IPv6));
    }

    /// <summary>How many addresses of pods have to be stated for a connection over a family; many where there is none over it.</summary>
    internal int OfAddresses(Box box, IPFamily family) =>
        box[Variables.Family] is { } families && !Bits.Has(families, (int)family)
            ? int.MaxValue / 2
            : (IsStated(box, Side.Source, family) ? 1 : 0) + (IsStated(box, Side.Destination, family) ? 1 : 0);

    internal bool IsStated(Box box, Side side, IPFamily family) =>
        box[Variables.PodAddress(side, family)] is { } set && !Bits.IsSubset(_space.Addresses(family).Pods, set);
}
