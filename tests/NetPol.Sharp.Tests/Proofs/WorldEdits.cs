using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Tests.Connectivity;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>Changes of policies as people make them: one thing more, one less, one otherwise.</summary>
internal sealed class WorldEdits(Draw draw, RandomTerms terms, IReadOnlyList<NetworkPolicy> others)
{
    private delegate IReadOnlyList<NetworkPolicy>? Edit(IReadOnlyList<NetworkPolicy> policies);

    internal static IReadOnlyList<string> Names { get; } =
    [
        "rule removed", "rule added", "rule narrowed", "rule widened", "policy removed", "policy added", "policyTypes changed", "except changed", "ports changed",
        "selector changed", "namespace changed",
    ];

    /// <summary>The policies after an edit; <c>null</c> where there is nothing to edit in this way.</summary>
    internal IReadOnlyList<NetworkPolicy>? Apply(string name, IReadOnlyList<NetworkPolicy> policies)
    {
        Edit edit = name switch
        {
            "rule removed" => RemoveRule,
            "rule added" => AddRule,
            "rule narrowed" => all => OfRule(all, Narrowed),
            "rule widened" => all => OfRule(all, Widened),
            "policy removed" => all => [.. all.Except([draw.One(all)])],
            "policy added" => all => [.. all, draw.One(others) is var added ? added with { Metadata = added.Metadata with { Name = NewName(all, "added") } } : added],
            "policyTypes changed" => all => OfPolicy(all, policy => policy with { Spec = policy.Spec with { PolicyTypes = draw.One<EquatableArray<PolicyType>>(default, [PolicyType.Ingress], [PolicyType.Egress], [PolicyType.Ingress, PolicyType.Egress]) } }),
            "except changed" => all => OfRule(all, Excepted),
            "ports changed" => all => OfRule(all, Moved),
            "selector changed" => all => OfPolicy(all, policy => policy with { Spec = policy.Spec with { PodSelector = draw.Percent(30) ? LabelSelector.Everything : terms.Pods() } }),
            _ => all => OfPolicy(all, policy => policy with { Metadata = policy.Metadata with { Name = NewName(all, "moved"), Namespace = NamespaceName.Of(draw.One(terms.Namespaces)) } }),
        };
        return policies.Count > 0 && edit(policies) is { } edited && !edited.SequenceEqual(policies) ? edited : null;
    }

    private static string NewName(IEnumerable<NetworkPolicy> policies, string word) =>
        string.Create(CultureInfo.InvariantCulture, $"{word}-{policies.Count(policy => policy.Metadata.Name.StartsWith(word, StringComparison.Ordinal))}");

    private NetworkPolicy[] OfPolicy(IReadOnlyList<NetworkPolicy> policies, Func<NetworkPolicy, NetworkPolicy> edit)
    {
        var edited = policies.ToArray();
        var index = draw.Below(edited.Length);
        edited[index] = edit(edited[index]);
        return edited;
    }

    private NetworkPolicy[]? OfRules(IReadOnlyList<NetworkPolicy> policies, bool isAnyNeeded, Func<NetworkPolicyRule[], IEnumerable<NetworkPolicyRule>> edit)
    {
        var isIngress = draw.Percent(50);
        var found = Enumerable.Range(0, policies.Count).Where(index => !isAnyNeeded || RulesOf(index).Count > 0).ToArray();
        if (found.Length == 0)
        {
            return null;
        }

        var chosen = draw.One(found);
        EquatableArray<NetworkPolicyRule> rules = EquatableArray.From(edit([.. RulesOf(chosen)]));
        var edited = policies.ToArray();
        edited[chosen] = policies[chosen] with { Spec = isIngress ? policies[chosen].Spec with { Ingress = rules } : policies[chosen].Spec with { Egress = rules } };
        return edited;

        EquatableArray<NetworkPolicyRule> RulesOf(int index) => isIngress ? policies[index].Spec.Ingress : policies[index].Spec.Egress;
    }

    private NetworkPolicy[]? RemoveRule(IReadOnlyList<NetworkPolicy> policies) =>
        OfRules(policies, isAnyNeeded: true, rules => draw.One(rules) is var removed ? rules.Where(rule => !ReferenceEquals(rule, removed)) : rules);

    private NetworkPolicy[]? AddRule(IReadOnlyList<NetworkPolicy> policies) => OfRules(policies, isAnyNeeded: false, rules =>
        rules.Append(new NetworkPolicyRule { Peers = draw.Percent(15) ? default : [terms.Peer()], Ports = terms.Ports() }));

    private NetworkPolicy[]? OfRule(IReadOnlyList<NetworkPolicy> policies, Func<NetworkPolicyRule, NetworkPolicyRule> edit) => OfRules(policies, isAnyNeeded: true, rules =>
    {
        var chosen = draw.Below(rules.Length);
        return rules.Select((rule, index) => index == chosen ? edit(rule) : rule);
    });

    private NetworkPolicyRule Narrowed(NetworkPolicyRule rule) => (draw.Percent(50), rule.Peers.Count, rule.Ports.Count) switch
    {
        (true, 0, _) => rule with { Peers = [terms.Peer()] },
        (true, > 1, _) => rule with { Peers = EquatableArray.From(rule.Peers.Skip(1)) },
        (_, _, 0) => rule with { Ports = terms.Ports() },
        (_, _, > 1) => rule with { Ports = EquatableArray.From(rule.Ports.Skip(1)) },
        _ => OfPeer(rule, peer => peer is SelectorPeer pods ? pods with { PodSelector = terms.Pods() } : terms.Block()),
    };

    private NetworkPolicyRule Widened(NetworkPolicyRule rule) => draw.Below(5) switch
    {
        0 => rule with { Peers = default },
        1 => rule with { Ports = default },
        2 when rule.Peers.Count > 0 => rule with { Peers = rule.Peers.Add(terms.Peer()) },
        3 => OfPeer(rule, peer => peer is SelectorPeer pods ? pods with { PodSelector = LabelSelector.Absent, NamespaceSelector = draw.Percent(50) ? LabelSelector.Everything : pods.NamespaceSelector.IsAbsent ? LabelSelector.Everything : pods.NamespaceSelector } : peer),
        _ => rule.Ports.Count == 0 ? rule : rule with { Ports = EquatableArray.From(rule.Ports.Concat(terms.Ports())) },
    };

    private static NetworkPolicyRule OfPeer(NetworkPolicyRule rule, Func<NetworkPolicyPeer, NetworkPolicyPeer> edit) =>
        rule.Peers.Count == 0 ? rule : rule with { Peers = EquatableArray.From(rule.Peers.Select((peer, index) => index == 0 ? edit(peer) : peer)) };

    // Half of the block, or one address of it, is left out; or nothing any more.
    private NetworkPolicyRule Excepted(NetworkPolicyRule rule) => rule with
    {
        Peers = EquatableArray.From(rule.Peers.Select(peer => peer is not IPBlock block ? peer : block.Except.Count > 0 ? block with { Except = default } : Halved(block))),
    };

    private IPBlock Halved(IPBlock block)
    {
        var width = block.Cidr.Family == IPFamily.IPv4 ? 32 : 128;
        var length = draw.Percent(50) ? block.Cidr.PrefixLength + 1 : width;
        var address = new Address(block.Cidr.Family, block.Cidr.High, block.Cidr.Low);
        return block.Cidr.PrefixLength == width ? block : block with { Except = [CidrBlock.TryParse(string.Create(CultureInfo.InvariantCulture, $"{address}/{length}"))!] };
    }

    private NetworkPolicyRule Moved(NetworkPolicyRule rule) => rule.Ports.Count == 0
        ? rule
        : rule with
        {
            Ports = EquatableArray.From(rule.Ports.Select(entry => draw.Percent(40) ? entry : entry.Port switch
            {
                PortNumber number => entry with { Port = draw.Percent(50) ? new PortRange(number.Number, 65535) : new PortNumber(number.Number == 80 ? 81 : 80) },
                PortRange range => entry with { Port = draw.One<PortSpecifier>(new PortNumber(range.First), new PortRange(range.First, Math.Max(range.First, range.Last - 1)), new PortRange(Math.Max(1, range.First - 1), range.Last)) },
                PortName => entry with { Port = new PortNumber(443) },
                _ => draw.Percent(50) ? entry with { Protocol = Protocol.Udp } : entry with { Port = new PortRange(1, 65534) },
            })),
        };
}
