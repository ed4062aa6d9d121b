using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>Lists of policies with one thing less: a policy, a rule, a peer, a port.</summary>
internal static class PolicyShrinker
{
    internal static IEnumerable<IReadOnlyList<NetworkPolicy>> Smaller(IReadOnlyList<NetworkPolicy> policies)
    {
        foreach (var left in Without(policies))
        {
            yield return left;
        }

        for (var index = 0; index < policies.Count; index++)
        {
            foreach (var spec in Smaller(policies[index].Spec))
            {
                var smaller = policies.ToArray();
                smaller[index] = policies[index] with { Spec = spec };
                yield return smaller;
            }
        }
    }

    private static IEnumerable<NetworkPolicySpec> Smaller(NetworkPolicySpec spec) =>
        Smaller(spec.Ingress).Select(rules => spec with { Ingress = rules }).Concat(Smaller(spec.Egress).Select(rules => spec with { Egress = rules }));

    private static IEnumerable<EquatableArray<NetworkPolicyRule>> Smaller(EquatableArray<NetworkPolicyRule> rules) =>
        Without(rules).Select(EquatableArray.From).Concat(Enumerable.Range(0, rules.Count).SelectMany(index => Smaller(rules[index])
            .Select(rule => EquatableArray.From(rules.Select((old, at) => at == index ? rule : old)))));

    // An empty list would be everything, which is not less.
    private static IEnumerable<NetworkPolicyRule> Smaller(NetworkPolicyRule rule) =>
        (rule.Peers.Count > 1 ? Without(rule.Peers) : []).Select(peers => rule with { Peers = EquatableArray.From(peers) })
            .Concat((rule.Ports.Count > 1 ? Without(rule.Ports) : []).Select(ports => rule with { Ports = EquatableArray.From(ports) }));

    private static IEnumerable<T[]> Without<T>(IReadOnlyList<T> items) =>
        Enumerable.Range(0, items.Count).Select(left => items.Where((_, index) => index != left).ToArray());
}
