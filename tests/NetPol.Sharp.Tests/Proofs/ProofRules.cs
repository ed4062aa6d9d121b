using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>The rules of one direction, a bit each, so that what an end has to do with all of them is one number.</summary>
internal sealed class ProofRules
{
    private readonly PolicyType _direction;
    private readonly ConnectivityOptions _options;
    private readonly IReadOnlyList<NetworkPolicy> _policies;
    private readonly IReadOnlyList<(NetworkPolicy Policy, NetworkPolicyRule Rule)> _rules;

    internal ProofRules(IEnumerable<NetworkPolicy> policies, PolicyType direction, ConnectivityOptions options)
    {
        (_direction, _options) = (direction, options);
        _policies = [.. policies.Where(policy => !ProofReading.IsDropped(policy, options))];
        _rules = [.. _policies.SelectMany(policy => ProofReading.Rules(policy.Spec, direction, options).Select(rule => (policy, rule)))];
        if (_rules.Count > 64)
        {
            throw new ArgumentException("The reference is for small worlds: 64 rules a direction.", nameof(policies));
        }
    }

    /// <summary>Whether a policy isolates a pod in this direction.</summary>
    internal bool Isolates(ProofEnd end) => _policies.Any(policy => ProofReading.Isolates(policy.Spec, _direction, _options) && ProofReading.Selects(policy, end));

    /// <summary>The rules of policies that select a pod.</summary>
    internal ulong Of(ProofEnd end) => Where((policy, _) => ProofReading.Selects(policy, end));

    /// <summary>The rules that an end is a peer of, whatever its address.</summary>
    internal ulong WithPeer(ProofEnd end) => Where((policy, rule) => ProofReading.MatchesAnyone(rule) || ProofReading.MatchesBySelector(policy, rule, end));

    /// <summary>The rules that an address is a peer of.</summary>
    internal ulong WithAddress(UInt128 address, IPFamily family) => Where((_, rule) => ProofReading.MatchesByAddress(rule, address, family));

    /// <summary>The rules that admit a port by its number.</summary>
    internal ulong WithPort(Protocol protocol, int port) => Where((_, rule) => ProofReading.MatchesByNumber(rule, protocol, port, _options));

    /// <summary>The rules that admit a port by one of its names, where they look names up.</summary>
    internal ulong WithName(Protocol protocol, IReadOnlyCollection<string> names) => Where((_, rule) => ProofReading.MatchesByName(rule, protocol, names, _options));

    /// <summary>The rules that look names up at a destination.</summary>
    internal ulong LookingUpAt(ProofEnd destination) => Where((policy, rule) => ProofReading.LooksUp(policy, rule, _direction, destination, _options));

    private ulong Where(Func<NetworkPolicy, NetworkPolicyRule, bool> holds)
    {
        var bits = 0UL;
        for (var index = 0; index < _rules.Count; index++)
        {
            if (holds(_rules[index].Policy, _rules[index].Rule))
            {
                bits |= 1UL << index;
            }
        }

        return bits;
    }
}
