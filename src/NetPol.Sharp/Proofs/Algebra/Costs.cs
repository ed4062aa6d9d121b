using System;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>What the cheapest connection of a box needs: labels, declared names and stated addresses, each one.</summary>
internal sealed class Costs
{
    private readonly bool[] _isFree;
    private readonly Space _space;
    private readonly int[] _inOneNamespace;

    internal Costs(Space space)
    {
        _space = space;
        _inOneNamespace = space.Variables.InOneNamespace();

        // Absent labels and undeclared names are the first atom of their variable.
        _isFree = new bool[space.Variables.Count];
        for (var variable = 0; variable < Variables.FirstFree; variable++)
        {
            _isFree[variable] = true;
        }
    }

    /// <summary>What the cheapest connection needs at least, in one namespace or in two: a label of one may be that of both ends.</summary>
    internal int AtLeast(Box box) => Of(box.Rename(_inOneNamespace) ?? box);

    /// <summary>What the cheapest connection needs between two namespaces, or within one if the box is about that.</summary>
    internal int Of(Box box)
    {
        var cost = 0;
        for (var i = 0; i < box.Count; i++)
        {
            cost += _isFree[box.Variable(i)] || box.Set(i).Has(0) ? 0 : 1;
        }

        return cost + Math.Min(OfAddresses(box, IPFamily.IPv4), OfAddresses(box, IPFamily.IPv6));
    }

    /// <summary>How many addresses of pods have to be stated for a connection over a family; many where there is none over it.</summary>
    internal int OfAddresses(Box box, IPFamily family) =>
        box[Variables.Family] is { } families && !families.Has((int)family)
            ? int.MaxValue / 2
            : (IsStated(box, Side.Source, family) ? 1 : 0) + (IsStated(box, Side.Destination, family) ? 1 : 0);

    internal bool IsStated(Box box, Side side, IPFamily family) =>
        box[Variables.PodAddress(side, family)] is { } set && !_space.Addresses(family).Pods.IsSubsetOf(set);
}
