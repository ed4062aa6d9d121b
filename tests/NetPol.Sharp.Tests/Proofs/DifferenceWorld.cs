using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>One of two worlds, in rules.</summary>
internal sealed class DifferenceWorld(IReadOnlyList<NetworkPolicy> policies, ConnectivityOptions options)
{
    private readonly ProofRules _egress = new(policies, PolicyType.Egress, options);
    private readonly ProofRules _ingress = new(policies, PolicyType.Ingress, options);

    /// <summary>What the policies see of a pod on its side.</summary>
    internal ProofKind Pod(ProofEnd end, PolicyType side) => side == PolicyType.Egress
        ? new ProofKind(IsPod: true, _egress.Isolates(end), _egress.Of(end), _ingress.WithPeer(end), LookingUp: 0, default)
        : new ProofKind(IsPod: true, _ingress.Isolates(end), _ingress.Of(end), _egress.WithPeer(end), _egress.LookingUpAt(end), default);

    /// <summary>What the policies see of an end that is no pod on its side, apart from its address.</summary>
    internal ProofKind Outside(PolicyType side, ProofPlace place) =>
        new(IsPod: false, IsIsolated: false, Own: 0, (side == PolicyType.Egress ? _ingress : _egress).WithPeer(new ProofEnd()), LookingUp: 0, place);

    /// <summary>What the policies see of an address.</summary>
    internal ProofPlace Place(IPFamily family, UInt128 first, UInt128 second, bool matchesBlocks) =>
        matchesBlocks ? new ProofPlace(family, _egress.WithAddress(first, family), _ingress.WithAddress(first, family), first, second) : new ProofPlace(family, 0, 0, first, second);

    /// <summary>What the policies see of a port.</summary>
    internal ProofPort Port(Protocol protocol, int port, IReadOnlyCollection<string> names) => new(
        protocol, port, names, _egress.WithPort(protocol, port), _egress.WithName(protocol, names), _ingress.WithPort(protocol, port) | _ingress.WithName(protocol, names));

    /// <summary>Whether a connection is let through.</summary>
    internal static bool Allows(ProofKind from, ProofKind to, ProofPlace source, ProofPlace destination, ProofPort port) =>
        (!from.IsIsolated || (from.Own & (to.Peer | destination.Egress) & (port.Egress | (port.EgressByName & to.LookingUp))) > 0)
        && (!to.IsIsolated || (to.Own & (from.Peer | source.Ingress) & port.Ingress) > 0);
}
