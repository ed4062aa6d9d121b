using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>The address families of the ends of a list of connections.</summary>
internal sealed class EndFamilies
{
    private readonly ILookup<string, IPFamily> _families;

    internal EndFamilies(Connectivity connectivity, ConnectionGrouping grouping) => _families =
        (from end in Enumerable.Range(0, connectivity.Pods.Pods.Count).Where(index => connectivity.Pods.Pods[index] is { HasCompleted: false }).Select(connectivity.EndOf)
         from family in AddressFamilies.All
         where connectivity.Options.Uses(family) && end.Has(family)
         select (Name: grouping == ConnectionGrouping.Pod ? end.ToString() : connectivity.Pods.WorkloadOf(end.Pod!), Family: family))
        .Distinct()
        .ToLookup(entry => entry.Name, entry => entry.Family, StringComparer.Ordinal);

    /// <summary>The families that both of two ends have; none for an end that is not here.</summary>
    internal IEnumerable<IPFamily> Shared(string from, string to) => _families[from].Intersect(_families[to]);
}
