using System;
using System.Collections.Generic;
using NetPol.Sharp.Lab.Topology;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Lab.Runs;

/// <summary>Tells pairs of ends apart by their names, which is faster than comparing all that is known of them.</summary>
internal sealed class VerdictLanes : IEqualityComparer<(LabEnd From, LabEnd To, IPFamily Family)>
{
    internal static readonly VerdictLanes Comparer = new();

    public bool Equals((LabEnd From, LabEnd To, IPFamily Family) x, (LabEnd From, LabEnd To, IPFamily Family) y) =>
        ReferenceEquals(x.From, y.From) && ReferenceEquals(x.To, y.To) && x.Family == y.Family;

    public int GetHashCode((LabEnd From, LabEnd To, IPFamily Family) obj) =>
        HashCode.Combine(obj.From.Name.GetHashCode(StringComparison.Ordinal), obj.To.Name.GetHashCode(StringComparison.Ordinal), obj.Family);
}
