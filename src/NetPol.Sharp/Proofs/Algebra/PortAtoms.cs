using System;
using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>Protocols and ports, cut where some set of them begins or ends.</summary>
internal sealed class PortAtoms
{
    /// <summary>The port that says least where any will do.</summary>
    internal const int Http = 80;

    private readonly SortedSet<int> _cuts = [];
    private int[] _starts = [];

    internal PortAtoms() => Mention(ConnectionSet.All);

    internal int Count => _starts.Length;

    internal void Mention(ConnectionSet ports)
    {
        for (var i = 0; i < ports.Bounds.Length; i += 2)
        {
            _cuts.Add(ports.Bounds[i]);

            // Behind the last port of a protocol there is none, and a piece that begins there has no port.
            _cuts.Add(ports.Bounds[i + 1] + 1);
        }
    }

    internal void Freeze() => _starts = [.. _cuts];

    internal ulong[] Set(ConnectionSet ports)
    {
        var set = Bits.None(Count);
        for (var i = 0; i < ports.Bounds.Length; i += 2)
        {
            Bits.AddRange(set, Array.BinarySearch(_starts, ports.Bounds[i]), Array.BinarySearch(_starts, ports.Bounds[i + 1] + 1) - 1);
        }

        return set;
    }

    /// <summary>The simplest port of a set: HTTP's where that is in it, otherwise the first one.</summary>
    internal (Protocol Protocol, int Port) Pick(ulong[] set)
    {
        var http = Array.BinarySearch(_starts, ConnectionSet.Point(Protocol.Tcp, Http));
        if (Bits.Has(set, http >= 0 ? http : ~http - 1))
        {
            return (Protocol.Tcp, Http);
        }

        foreach (var atom in Bits.Atoms(set))
        {
            return ConnectionSet.Split(_starts[atom]);
        }

        throw new InvalidOperationException("A box has no empty set.");
    }
}
