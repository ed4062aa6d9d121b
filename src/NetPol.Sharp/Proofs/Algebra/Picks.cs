using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>The simplest connection of a leaf, but for addresses: an atom for every variable, also for those that the leaf leaves open.</summary>
internal sealed class Picks
{
    private readonly Leaf _leaf;
    private readonly Space _space;

    internal Picks(Leaf leaf, Space space)
    {
        (_leaf, _space) = (leaf, space);
        Port = space.Ports.Pick(leaf.Box[Variables.Port]!);
        Family = leaf.Box[Variables.Family]!.Has((int)IPFamily.IPv4) ? IPFamily.IPv4 : IPFamily.IPv6;
        (Source, Destination) = Namespaces();
    }

    /// <summary>The atom of the port.</summary>
    internal int Port { get; }

    internal IPFamily Family { get; }

    /// <summary>The atom of the source's namespace.</summary>
    internal int Source { get; }

    /// <summary>The atom of the destination's namespace.</summary>
    internal int Destination { get; }

    /// <summary>The atom of a label or of a port's name.</summary>
    internal int Of(int variable) => Set(variable) is { } set ? LabelValues.Pick(set) : LabelValues.Absent;

    /// <summary>The connections that have all these atoms, whatever their addresses.</summary>
    internal Box ToBox()
    {
        var box = Box.Everything
            .And(Space.Over(Family))!
            .With(Variables.Port, AtomSet.Of(Port))!
            .With(Variables.Namespace(Side.Source), AtomSet.Of(Source))!
            .With(Variables.Namespace(Side.Destination), AtomSet.Of(Destination))!;
        return _space.LabelsAndNames.Aggregate(box, (part, variable) => part.With(variable, AtomSet.Of(Of(variable)))!);
    }

    private AtomSet? Set(int variable) => _leaf.Box[_leaf.IsInOneNamespace ? _space.InOneNamespace[variable] : variable];

    // A name that somebody mentions says more than one that nobody does.
    private (int Source, int Destination) Namespaces()
    {
        var (sources, destinations) = (Names(Side.Source), Names(Side.Destination));
        if (_leaf.IsInOneNamespace)
        {
            return (sources[0], sources[0]);
        }

        foreach (var source in sources)
        {
            foreach (var destination in destinations.Where(destination => destination != source || source == NamespaceNames.Unmentioned))
            {
                return (source, destination);
            }
        }

        // An end that is no pod is in no namespace.
        return (sources[0], destinations[0]);
    }

    private int[] Names(Side side) =>
        [.. (Set(Variables.Namespace(side)) ?? _space.Domain(Variables.Namespace(side))).Atoms.OrderBy(atom => atom == NamespaceNames.Unmentioned)];
}
