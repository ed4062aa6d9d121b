using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>Decides single connections by reading the policies one by one.</summary>
internal sealed class ProofJudge(IReadOnlyList<NetworkPolicy> policies, ConnectivityOptions options)
{
    /// <summary>Whether an assertion is about a connection.</summary>
    internal bool IsAbout(Assertion assertion, ProofConnection connection) =>
        ProofReading.IsUsed(connection.Family, options)
        && (connection.From.IsPod || connection.To.IsPod)
        && ProofReading.IsAbout(assertion.From, connection.From, connection.Family)
        && ProofReading.IsAbout(assertion.To, connection.To, connection.Family)
        && ProofReading.IsAbout(assertion.Ports, connection.Protocol, connection.Port, connection.To.IsPod ? connection.Names : []);

    /// <summary>Whether a connection shows an assertion to be false.</summary>
    internal bool IsViolation(Assertion assertion, ProofConnection connection) =>
        IsAbout(assertion, connection) && Allows(connection) == (assertion.Kind == AssertionKind.Never);

    internal bool Allows(ProofConnection connection) => AllowsSide(PolicyType.Egress, connection) && AllowsSide(PolicyType.Ingress, connection);

    /// <summary>Whether one side lets a connection through.</summary>
    internal bool AllowsSide(PolicyType direction, ProofConnection connection) => !Isolating(direction, connection).Any() || Admitting(direction, connection).Any();

    /// <summary>The policies that isolate one side.</summary>
    internal IEnumerable<NetworkPolicy> Isolating(PolicyType direction, ProofConnection connection) =>
        Selecting(direction, connection).Where(policy => ProofReading.Isolates(policy.Spec, direction, options));

    /// <summary>The rules that admit a connection on one side.</summary>
    internal IEnumerable<(NetworkPolicy Policy, NetworkPolicyRule Rule)> Admitting(PolicyType direction, ProofConnection connection)
    {
        foreach (var policy in Selecting(direction, connection))
        {
            foreach (var rule in ProofReading.Rules(policy.Spec, direction, options))
            {
                if (Admits(policy, rule, direction, connection))
                {
                    yield return (policy, rule);
                }
            }
        }
    }

    private IEnumerable<NetworkPolicy> Selecting(PolicyType direction, ProofConnection connection)
    {
        var own = direction == PolicyType.Egress ? connection.From : connection.To;
        return policies.Where(policy => !ProofReading.IsDropped(policy, options) && ProofReading.Selects(policy, own));
    }

    private bool Admits(NetworkPolicy policy, NetworkPolicyRule rule, PolicyType direction, ProofConnection connection)
    {
        var peer = direction == PolicyType.Egress ? connection.To : connection.From;
        var isPeer = ProofReading.MatchesAnyone(rule)
            || ProofReading.MatchesBySelector(policy, rule, peer)
            || ((options.IPBlockMatchesPods || !peer.IsPod) && ProofReading.MatchesByAddress(rule, peer.Address, connection.Family));
        var isPort = ProofReading.MatchesByNumber(rule, connection.Protocol, connection.Port, options)
            || (ProofReading.LooksUp(policy, rule, direction, connection.To, options) && ProofReading.MatchesByName(rule, connection.Protocol, connection.Names, options));
        return isPeer && isPort;
    }
}
