using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>
/// Whether two worlds differ, by trying every pair of ends that makes a difference to the policies of either (<see cref="ProofSpace"/>). Ends that both
/// see alike are tried once; <see cref="WorldDifferenceReferenceTests"/> holds it to single connections.
/// </summary>
internal sealed class DifferenceReference
{
    private readonly ConnectivityOptions _options;
    private readonly ProofSpace _space;
    private readonly DifferenceWorld _before;
    private readonly DifferenceWorld _after;
    private readonly Dictionary<IPFamily, DifferencePlace[]> _podPlaces = [];
    private readonly DifferencePort[] _ports;
    private readonly DifferencePort[] _portsOutside;

    private DifferenceReference(WorldPair pair)
    {
        _options = pair.Options;
        _space = new ProofSpace(pair.Before.Concat(pair.After), Anything);
        (_before, _after) = (new DifferenceWorld(pair.Before, _options), new DifferenceWorld(pair.After, _options));
        foreach (var family in Families())
        {
            _podPlaces[family] = Places(family, _space.Addresses(family).Where(address => ProofSpace.CanBePod(address, family)), _options.IPBlockMatchesPods);
        }

        _ports = [.. Ports().DistinctBy(port => (port.Before.Egress, port.Before.EgressByName, port.Before.Ingress, port.After.Egress, port.After.EgressByName, port.After.Ingress))];
        _portsOutside = [.. Ports().Where(port => port.Before.Names.Count == 0).DistinctBy(port => (port.Before.Egress, port.After.Egress))];
    }

    /// <summary>What every connection is about.</summary>
    internal static Assertion Anything { get; } = new() { Kind = AssertionKind.Never };

    /// <summary>A connection that only the later world allows and one that only the earlier one does; <c>null</c> where there is none.</summary>
    internal static (ProofConnection? Gained, ProofConnection? Lost) Of(WorldPair pair) => new DifferenceReference(pair).Find();

    private (ProofConnection? Gained, ProofConnection? Lost) Find()
    {
        var (sources, destinations) = (Ends(PolicyType.Egress), Ends(PolicyType.Ingress));
        (ProofConnection? Gained, ProofConnection? Lost) found = default;
        foreach (var (from, fromEnds) in sources)
        {
            foreach (var (to, toEnds) in destinations)
            {
                if (Coexisting(fromEnds, toEnds) is var (source, destination))
                {
                    var (gained, lost) = Try(from, to, source, destination);
                    found = (found.Gained ?? gained, found.Lost ?? lost);
                    if (found is { Gained: not null, Lost: not null })
                    {
                        return found;
                    }
                }
            }
        }

        return found;
    }

    // Two pods of one namespace share its labels; an end that is no pod meets pods only.
    private static (ProofEnd From, ProofEnd To)? Coexisting(ProofEnd[] from, ProofEnd[] to)
    {
        foreach (var source in from)
        {
            foreach (var destination in to)
            {
                if (source.IsPod && destination.IsPod ? source.Namespace != destination.Namespace || source.NamespaceLabels == destination.NamespaceLabels : source.IsPod || destination.IsPod)
                {
                    return (source, destination);
                }
            }
        }

        return null;
    }

    // One end for each namespace that pods of a kind may be in.
    private Dictionary<DifferenceKind, ProofEnd[]> Ends(PolicyType side)
    {
        var pods =
            from ns in _space.Namespaces
            from labels in _space.PodLabels
            let end = new ProofEnd { IsPod = true, Namespace = ns[ProofSpace.NameLabel], NamespaceLabels = ns, Labels = labels }
            select (Kind: new DifferenceKind(_before.Pod(end, side), _after.Pod(end, side)), End: end);
        var outside =
            from family in Families()
            from place in Places(family, _space.Addresses(family), matchesBlocks: true)
            select (Kind: new DifferenceKind(_before.Outside(side, place.Before), _after.Outside(side, place.After)), End: new ProofEnd { Address = place.First });
        return pods.Concat(outside).GroupBy(pair => pair.Kind).ToDictionary(group => group.Key, group => group.Select(pair => pair.End).DistinctBy(end => end.NamespaceLabels).ToArray());
    }

    private IEnumerable<IPFamily> Families() => new[] { IPFamily.IPv4, IPFamily.IPv6 }.Where(family => ProofReading.IsUsed(family, _options));

    private DifferencePlace[] Places(IPFamily family, IEnumerable<UInt128> addresses, bool matchesBlocks) =>
    [
        .. from address in addresses
           let before = _before.Place(family, address, address, matchesBlocks)
           let after = _after.Place(family, address, address, matchesBlocks)
           group address by (before.Egress, before.Ingress, after.Egress, after.Ingress) into alike
           select new DifferencePlace(_before.Place(family, alike.First(), alike.Last(), matchesBlocks), _after.Place(family, alike.First(), alike.Last(), matchesBlocks)),
    ];

    private IEnumerable<DifferencePort> Ports() =>
        from protocol in Enum.GetValues<Protocol>()
        from port in _space.Ports(protocol)
        from names in _space.NameSets(protocol)
        select new DifferencePort(_before.Port(protocol, port, names), _after.Port(protocol, port, names));

    private (ProofConnection? Gained, ProofConnection? Lost) Try(DifferenceKind from, DifferenceKind to, ProofEnd source, ProofEnd destination)
    {
        (ProofConnection? Gained, ProofConnection? Lost) found = default;
        foreach (var family in Families())
        {
            foreach (var (at, towards) in Meeting(from, to, family))
            {
                foreach (var port in to.Before.IsPod ? _ports : _portsOutside)
                {
                    var isBefore = DifferenceWorld.Allows(from.Before, to.Before, at.Before, towards.Before, port.Before);
                    if (isBefore == DifferenceWorld.Allows(from.After, to.After, at.After, towards.After, port.After))
                    {
                        continue;
                    }

                    var (first, second) = (at.First, at.First == towards.First ? towards.Before.Second : towards.First);
                    var example = new ProofConnection(source with { Address = first }, destination with { Address = second }, port.Before.Protocol, port.Before.Port, port.Before.Names, family);
                    found = isBefore ? (found.Gained, found.Lost ?? example) : (found.Gained ?? example, found.Lost);
                }
            }
        }

        return found;
    }

    // Two pods never share an address.
    private IEnumerable<(DifferencePlace From, DifferencePlace To)> Meeting(DifferenceKind from, DifferenceKind to, IPFamily family) =>
        from source in PlacesOf(@from, family)
        from destination in PlacesOf(to, family)
        where source != destination || source.HasTwo || !@from.Before.IsPod || !to.Before.IsPod
        select (source, destination);

    private DifferencePlace[] PlacesOf(DifferenceKind kind, IPFamily family)
    {
        if (kind.Before.IsPod)
        {
            return _podPlaces[family];
        }

        return kind.Before.Place.Family == family ? [new DifferencePlace(kind.Before.Place, kind.After.Place)] : [];
    }
}
