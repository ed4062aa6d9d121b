using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Engine;

/// <summary>Makes <see cref="CompiledPolicy"/> of policies. <see cref="Announce"/> comes first, so that every key, name and block has its number.</summary>
internal sealed class PolicyCompiler(
    ConnectivityOptions options, NamespaceTable namespaces, SelectorTable podSelectors, SelectorTable namespaceSelectors,
    AddressSpace v4, AddressSpace v6, NamedPorts names, PortSets ports, PeerSets peers)
{
    private static readonly PolicyType[] s_directions = [PolicyType.Ingress, PolicyType.Egress];

    /// <summary>Gives numbers to everything that a policy mentions.</summary>
    internal void Announce(NetworkPolicy policy)
    {
        podSelectors.Intern(policy.Spec.PodSelector);
        foreach (var rule in s_directions.SelectMany(direction => PolicyReading.Rules(policy.Spec, direction, options)))
        {
            foreach (var peer in rule.Peers.AsSpan())
            {
                switch (peer)
                {
                    case SelectorPeer selector:
                        podSelectors.Intern(selector.PodSelector);
                        namespaceSelectors.Intern(selector.NamespaceSelector);
                        break;
                    case IPBlock block:
                        Space(block).Block(block);
                        break;
                }
            }

            foreach (var port in rule.Ports.AsSpan())
            {
                if (port.Port is PortName name)
                {
                    names.Name(name.Name, port.EffectiveProtocol);
                }
            }
        }
    }

    internal CompiledPolicy Compile(NetworkPolicy policy) => new(
        policy,
        namespaces.Id(PolicyReading.NamespaceOf(policy)),
        podSelectors.Intern(policy.Spec.PodSelector),
        Side(policy, PolicyType.Ingress),
        Side(policy, PolicyType.Egress));

    private CompiledDirection Side(NetworkPolicy policy, PolicyType direction)
    {
        if (PolicyReading.IsDropped(policy, options))
        {
            return CompiledDirection.Inert;
        }

        var ns = namespaces.Id(PolicyReading.NamespaceOf(policy));
        var rules = PolicyReading.Rules(policy.Spec, direction, options);
        return new CompiledDirection(
            PolicyReading.Isolates(policy.Spec, direction, options), [.. rules.SelectMany(rule => Compile(rule, direction, ns))]);
    }

    private IEnumerable<CompiledRule> Compile(NetworkPolicyRule rule, PolicyType direction, int ns)
    {
        var (numbers, named) = Ports(rule);
        var anyone = rule.Peers.IsAbsentOrEmpty;
        if (anyone && direction == PolicyType.Egress && named.Length > 0 && options.NamedPortEgressScope != NamedPortScope.All)
        {
            if (options.NamedPortEgressScope == NamedPortScope.OwnNamespace)
            {
                yield return new CompiledRule(Anyone: false, [peers.InNamespace(ns, podSelectors.Intern(LabelSelector.Everything))], [], [], PortSets.Empty, named);
            }

            named = [];
        }

        if (numbers != PortSets.Empty || named.Length > 0)
        {
            yield return new CompiledRule(
                anyone,
                [.. rule.Peers.OfType<SelectorPeer>().Select(peer => Pods(peer, ns))],
                Blocks(rule, IPFamily.IPv4),
                Blocks(rule, IPFamily.IPv6),
                numbers,
                named);
        }
    }

    private (int Numbers, int[] Names) Ports(NetworkPolicyRule rule)
    {
        if (rule.Ports.IsAbsentOrEmpty)
        {
            return (PortSets.All, []);
        }

        var ranges = new List<(int, int)>();
        var named = new List<int>();
        foreach (var port in rule.Ports)
        {
            if (!PolicyReading.Knows(port, options))
            {
                continue;
            }

            if (PolicyReading.Points(port, options) is { } points)
            {
                ranges.Add(points);
            }
            else
            {
                named.Add(names.Name(((PortName)port.Port).Name, port.EffectiveProtocol));
            }
        }

        return (ports.Intern(ConnectionSet.Of(ranges)), [.. named.Distinct()]);
    }

    private ClassSet Pods(SelectorPeer peer, int ns)
    {
        var pods = podSelectors.Intern(peer.PodSelector);
        return peer.NamespaceSelector.IsAbsent
            ? peers.InNamespace(ns, pods)
            : peers.InNamespaces(namespaceSelectors.Intern(peer.NamespaceSelector), pods, peer.PodSelector.MatchesEverything);
    }

    private ClassSet[] Blocks(NetworkPolicyRule rule, IPFamily family) =>
        [.. rule.Peers.OfType<IPBlock>().Where(block => block.Cidr.Family == family).Select(block => peers.Block(family, Space(block).Block(block)))];

    private AddressSpace Space(IPBlock block) => block.Cidr.Family == IPFamily.IPv4 ? v4 : v6;
}
