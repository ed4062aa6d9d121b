using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>
/// Decides an assertion by trying every pair of ends that makes a difference (<see cref="ProofSpace"/>). Ends that policies see alike are tried
/// once, which is all the cleverness there is; <see cref="ProofReferenceTests"/> holds it to single connections.
/// </summary>
internal sealed class ProofReference
{
    private readonly Assertion _assertion;
    private readonly ConnectivityOptions _options;
    private readonly ProofMistake _mistake;
    private readonly ProofSpace _space;
    private readonly ProofRules _egress;
    private readonly ProofRules _ingress;
    private readonly Dictionary<IPFamily, ProofPlace[]> _podPlaces = [];
    private readonly ProofPort[] _ports;
    private readonly ProofPort[] _portsOutside;

    private ProofReference(IReadOnlyList<NetworkPolicy> policies, Assertion assertion, ConnectivityOptions options, ProofMistake mistake)
    {
        (_assertion, _options, _mistake) = (assertion, options, mistake);
        _space = new ProofSpace(policies, assertion, mistake);
        _egress = new ProofRules(policies, PolicyType.Egress, options);
        _ingress = new ProofRules(policies, PolicyType.Ingress, options);
        foreach (var family in Families())
        {
            _podPlaces[family] = [.. Places(family, _space.Addresses(family).Where(address => mistake == ProofMistake.AnyPodAddress || ProofSpace.CanBePod(address, family)), options.IPBlockMatchesPods)];
        }

        _ports = [.. Ports().OrderBy(port => port.Names.Count).DistinctBy(port => (port.Egress, port.EgressByName, port.Ingress))];
        _portsOutside = [.. Ports().Where(port => port.Names.Count == 0).DistinctBy(port => port.Egress)];
    }

    internal static ProofAnswer Decide(IReadOnlyList<NetworkPolicy> policies, Assertion assertion, ConnectivityOptions options, ProofMistake mistake = ProofMistake.None) =>
        new ProofReference(policies, assertion, options, mistake).Decide();

    private ProofAnswer Decide()
    {
        var sources = Candidates(_assertion.From, PolicyType.Egress, out var sourceKinds);
        var destinations = Candidates(_assertion.To, PolicyType.Ingress, out var destinationKinds);
        var pairs = new ProofPair?[sourceKinds.Count, destinationKinds.Count];
        var isAny = false;
        (int Cost, ProofCandidate From, ProofCandidate To, ProofPair Pair)? best = null;
        foreach (var from in sources)
        {
            foreach (var to in destinations)
            {
                if (!CanCoexist(from, to))
                {
                    continue;
                }

                var pair = pairs[from.Kind, to.Kind] ??= Try(sourceKinds[from.Kind], destinationKinds[to.Kind]);
                isAny |= pair.IsAny;
                if (pair.Cost is { } cost && cost + Cost(from, to) is var sum && (best is null || sum < best.Value.Cost))
                {
                    best = (sum, from, to, pair);
                }
            }
        }

        if (best is not { } found)
        {
            return new ProofAnswer(isAny ? ProofVerdict.Holds : ProofVerdict.Vacuous);
        }

        var (source, destination) = (found.Pair.From, found.Pair.To);
        var example = new ProofConnection(
            found.From.End with { Address = source.First },
            found.To.End with { Address = source.First == destination.First ? destination.Second : destination.First },
            found.Pair.Port!.Protocol,
            found.Pair.Port.Port,
            found.Pair.Port.Names,
            source.Family);
        return new ProofAnswer(ProofVerdict.Violated, found.Cost, example);
    }

    private IEnumerable<IPFamily> Families() => new[] { IPFamily.IPv4, IPFamily.IPv6 }.Where(family => ProofReading.IsUsed(family, _options));

    // Two pods of one namespace share its labels; an end that is no pod meets pods only.
    private bool CanCoexist(ProofCandidate from, ProofCandidate to)
    {
        if (from.Namespace < 0 || to.Namespace < 0)
        {
            return from.Namespace >= 0 || to.Namespace >= 0 || _mistake == ProofMistake.NoPodNeeded;
        }

        return _mistake == ProofMistake.UnsharedNamespaceLabels || from.Namespace == to.Namespace || from.End.Namespace != to.End.Namespace;
    }

    private int Cost(ProofCandidate from, ProofCandidate to)
    {
        var cost = from.Cost + to.Cost + CostOf(from.Namespace);
        return from.Namespace == to.Namespace && _mistake != ProofMistake.NamespaceLabelsCountTwice ? cost : cost + CostOf(to.Namespace);

        int CostOf(int ns) => ns < 0 ? 0 : _space.Namespaces[ns].Count - 1;
    }

    private List<ProofCandidate> Candidates(EquatableArray<NetworkPolicyPeer> ends, PolicyType side, out List<ProofKind> kinds)
    {
        var candidates = new Dictionary<(int Kind, int Namespace), ProofCandidate>();
        var numbers = new Dictionary<ProofKind, int>();
        var areAllPods = _mistake == ProofMistake.BlocksArePods && ends.Any(end => end is IPBlock);
        foreach (var (ns, end) in Pods().Where(pod => areAllPods || ProofReading.IsAbout(ends, pod.End, IPFamily.IPv4)))
        {
            Add(side == PolicyType.Egress
                ? new ProofKind(IsPod: true, _egress.Isolates(end), _egress.Of(end), _ingress.WithPeer(end), LookingUp: 0, default)
                : new ProofKind(IsPod: true, _ingress.Isolates(end), _ingress.Of(end), _egress.WithPeer(end), _egress.LookingUpAt(end), default), ns, end);
        }

        foreach (var family in Families())
        {
            var addresses = _space.Addresses(family).Where(address => ProofReading.IsAbout(ends, new ProofEnd { Address = address }, family));
            foreach (var place in Places(family, addresses, matchesBlocks: true))
            {
                var end = new ProofEnd { Address = place.First };
                var peer = side == PolicyType.Egress ? _ingress.WithPeer(end) : _egress.WithPeer(end);
                Add(new ProofKind(IsPod: false, IsIsolated: false, Own: 0, peer, LookingUp: 0, place), -1, end);
            }
        }

        kinds = [.. numbers.Keys];
        return [.. candidates.Values];

        void Add(ProofKind kind, int ns, ProofEnd end)
        {
            if (!numbers.TryGetValue(kind, out var number))
            {
                numbers.Add(kind, number = numbers.Count);
            }

            if (!candidates.TryGetValue((number, ns), out var known) || end.Labels.Count < known.Cost)
            {
                candidates[(number, ns)] = new ProofCandidate(number, ns, end.Labels.Count, end);
            }
        }
    }

    private IEnumerable<(int Namespace, ProofEnd End)> Pods() =>
        from ns in Enumerable.Range(0, _space.Namespaces.Count)
        let labels = _space.Namespaces[ns]
        from own in _space.PodLabels
        select (ns, new ProofEnd { IsPod = true, Namespace = labels[ProofSpace.NameLabel], NamespaceLabels = labels, Labels = own });

    private IEnumerable<ProofPlace> Places(IPFamily family, IEnumerable<UInt128> addresses, bool matchesBlocks) =>
        from address in addresses
        group address by matchesBlocks ? (_egress.WithAddress(address, family), _ingress.WithAddress(address, family)) : (0UL, 0UL) into alike
        select new ProofPlace(family, alike.Key.Item1, alike.Key.Item2, alike.First(), alike.Last());

    private IEnumerable<ProofPort> Ports() =>
        from protocol in Enum.GetValues<Protocol>()
        from port in _space.Ports(protocol)
        from names in _space.NameSets(protocol)
        where ProofReading.IsAbout(_assertion.Ports, protocol, port, names)
        select new ProofPort(
            protocol,
            port,
            names,
            _egress.WithPort(protocol, port),
            _egress.WithName(protocol, names),
            _ingress.WithPort(protocol, port) | _ingress.WithName(protocol, names));

    private ProofPair Try(ProofKind from, ProofKind to)
    {
        var best = default(ProofPair);
        foreach (var family in Families())
        {
            if (PlacesOf(from, family) is not { Length: > 0 } fromPlaces || PlacesOf(to, family) is not { Length: > 0 } toPlaces)
            {
                continue;
            }

            foreach (var port in to.IsPod ? _ports : _portsOutside)
            {
                var egress = Admitted(from, to.Peer, toPlaces, place => place.Egress, port.Egress | (port.EgressByName & to.LookingUp));
                var ingress = Admitted(to, from.Peer, fromPlaces, place => place.Ingress, port.Ingress);
                best = best with { IsAny = true };
                if (Addresses(egress, ingress, fromPlaces, toPlaces, from.IsPod && to.IsPod) is var (cost, source, destination)
                    && (best.Cost is null || cost + port.Names.Count < best.Cost))
                {
                    best = new ProofPair(IsAny: true, cost + port.Names.Count, port, source, destination);
                }
            }
        }

        return best;
    }

    private ProofPlace[] PlacesOf(ProofKind kind, IPFamily family)
    {
        if (kind.IsPod)
        {
            return _podPlaces[family];
        }

        return kind.Place.Family == family ? [kind.Place] : [];
    }

    // Whether a side lets the connection through, for each place that the peer may be at.
    private static bool[] Admitted(ProofKind own, ulong peer, ProofPlace[] peerPlaces, Func<ProofPlace, ulong> rules, ulong ports) =>
        Array.ConvertAll(peerPlaces, place => !own.IsIsolated || (own.Own & (peer | rules(place)) & ports) > 0);

    // The fewest addresses of pods that have to be stated so that whatever the others are, the assertion is violated; and one violation.
    private (int Cost, ProofPlace From, ProofPlace To)? Addresses(bool[] egress, bool[] ingress, ProofPlace[] from, ProofPlace[] to, bool arePods)
    {
        var (fromAll, toAll) = (Enumerable.Range(0, from.Length), Enumerable.Range(0, to.Length));
        (int Cost, ProofPlace From, ProofPlace To)? best = null;
        foreach (var source in fromAll)
        {
            foreach (var destination in toAll)
            {
                // Two pods never share an address.
                if (!IsViolated(source, destination) || (arePods && source == destination && !from[source].HasTwo && _mistake != ProofMistake.SharedAddress))
                {
                    continue;
                }

                var cost = fromAll.All(other => IsViolated(other, destination)) || toAll.All(other => IsViolated(source, other)) ? 1 : 2;
                cost = fromAll.All(other => toAll.All(another => IsViolated(other, another))) ? 0 : cost;
                if (best is null || cost < best.Value.Cost)
                {
                    best = (cost, from[source], to[destination]);
                }
            }
        }

        return best;

        bool IsViolated(int source, int destination) => (egress[destination] && ingress[source]) == (_assertion.Kind == AssertionKind.Never);
    }
}
