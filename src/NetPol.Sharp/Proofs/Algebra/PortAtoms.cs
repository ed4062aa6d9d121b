using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>Protocols and ports, cut where some set of them begins or ends.</summary>
internal sealed class PortAtoms
{
    /// <summary>The port that says least where any will do.</summary>
    internal const int Http = 80;

    private readonly HashSet<int> _cuts = [];
    private int[] _starts = [];

    internal PortAtoms()
    {
        var all = ConnectionSet.All.Bounds;
        for (var i = 0; i < all.Length; i += 2)
        {
            Mention(all[i], all[i + 1]);
        }
    }

    internal int Count => _starts.Length;

    /// <summary>Cuts at the ends of a run of points of one protocol.</summary>
    internal void Mention(int first, int last)
    {
        _cuts.Add(first);

        // Behind the last port of a protocol there is none, and a piece that begins there has no port.
        _cuts.Add(last + 1);
    }

    internal void Freeze() => _starts = [.. _cuts.OrderBy(cut => cut)];

    internal AtomSet Set(ConnectionSet ports)
    {
        var runs = new List<(int, int)>();
        for (var i = 0; i < ports.Bounds.Length; i += 2)
        {
            runs.Add((Array.BinarySearch(_starts, ports.Bounds[i]), Array.BinarySearch(_starts, ports.Bounds[i + 1] + 1) - 1));
        }

        return AtomSet.OfRuns(runs);
    }

    /// <summary>The simplest atom of a set: that of HTTP's port where it is in the set, otherwise the first one.</summary>
    internal int Pick(AtomSet set) => set.Has(HttpAtom()) ? HttpAtom() : set.Atoms.First();

    /// <summary>The simplest port of an atom.</summary>
    internal (Protocol Protocol, int Port) Port(int atom) => atom == HttpAtom() ? (Protocol.Tcp, Http) : ConnectionSet.Split(_starts[atom]);

    private int HttpAtom() => Array.BinarySearch(_starts, ConnectionSet.Point(Protocol.Tcp, Http)) is >= 0 and var exact
        ? exact
        : ~Array.BinarySearch(_starts, ConnectionSet.Point(Protocol.Tcp, Http)) - 1;
}
