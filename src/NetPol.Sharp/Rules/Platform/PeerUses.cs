using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Platform;

/// <summary>What peers of policies rely on.</summary>
internal static class PeerUses
{
    private const string SelectPods = "select pods by their labels";

    internal static IEnumerable<FeatureUse> Of(RuleWorld world) => world.Rules().SelectMany(rule => rule.Rule.Peers.SelectMany(peer => OfPeer(peer, rule, world)));

    private static IEnumerable<FeatureUse> OfPeer(NetworkPolicyPeer peer, RuleReference rule, RuleWorld world)
    {
        var span = peer.Span.IsKnown ? peer.Span : rule.Span;
        return peer is IPBlock block
            ? OfBlock(block, rule, world).Select(use => new FeatureUse(use.Feature, rule.Policy, span, use.What, use.Remedy))
            : OnHosts((SelectorPeer)peer, rule, world).Select(use => new FeatureUse(use.Feature, rule.Policy, span, use.What, use.Remedy));
    }

    private static IEnumerable<(PlatformFeature Feature, string What, string Remedy)> OfBlock(IPBlock block, RuleReference rule, RuleWorld world)
    {
        yield return (PlatformFeature.IPBlock, $"'{block.Cidr}' is an ipBlock", SelectPods);
        if (block.Except.Count > 0)
        {
            yield return (PlatformFeature.Except, $"'{block.Cidr}' has exceptions", "write the blocks that are left");
        }

        if (block.Cidr.Family == IPFamily.IPv6)
        {
            yield return (PlatformFeature.IPv6, $"'{block.Cidr}' is IPv6", "remove it, or run a plugin that knows both families");
        }

        if (rule.Direction == PolicyType.Ingress && PodsIn(block, world) is null)
        {
            yield return (PlatformFeature.IPBlockOfClients, $"'{block.Cidr}' is where connections come from", "do not rely on it");
        }

        if (block.Cidr is { Family: IPFamily.IPv6, PrefixLength: 0 })
        {
            yield return (PlatformFeature.EveryIPv6Address, $"'{block.Cidr}' is every IPv6 address", "allow other ranges by blocks of their own");
        }

        if (PodsIn(block, world) is { } pods)
        {
            yield return (PlatformFeature.IPBlockOfPods, $"'{block.Cidr}' {pods}", SelectPods);
        }

        if (world.Cluster.Nodes.FirstOrDefault(node => node.Addresses.Any(address => ClusterAddresses.Holds(block, address))) is { } host)
        {
            yield return (PlatformFeature.IPBlockOfNodes, $"'{block.Cidr}' holds the address of node '{host}'", "allow nodes by a policy of the plugin's own");
        }
        else if (world.Platform!.NodeCidrs.FirstOrDefault(range => AddressCover.HoldsSome(block, range)) is { } range)
        {
            yield return (PlatformFeature.IPBlockOfNodes, $"'{block.Cidr}' holds addresses of nodes ('{range}')", "allow nodes by a policy of the plugin's own");
        }
    }

    private static string? PodsIn(IPBlock block, RuleWorld world) =>
        block is { Cidr.PrefixLength: 0, Except.Count: 0 } ? $"is every {(block.Cidr.Family == IPFamily.IPv4 ? "IPv4" : "IPv6")} address"
        : world.Cluster.Pods.FirstOrDefault(pod => pod is { HasCompleted: false, Template.HostNetwork: false } && pod.Addresses.Any(address => ClusterAddresses.Holds(block, address))) is { } pod ? $"holds the address of pod '{pod}'"
        : world.Platform!.PodCidrs.FirstOrDefault(range => AddressCover.HoldsSome(block, range)) is { } range ? $"holds addresses of pods ('{range}')"
        : null;

    private static IEnumerable<(PlatformFeature Feature, string What, string Remedy)> OnHosts(SelectorPeer peer, RuleReference rule, RuleWorld world)
    {
        if (!peer.PodSelector.IsAbsent && world.Known.NamespacesOf(peer, rule.Policy.Metadata.Namespace.Text) is { } namespaces
            && namespaces.SelectMany(ns => world.Known.Pods(ns, peer.PodSelector)).FirstOrDefault(pod => pod.Pod is { HasCompleted: false, Template.HostNetwork: true }) is { } onHost)
        {
            yield return (PlatformFeature.HostNetwork, $"'{onHost.Workload}' is on the host network", "give the peer a selector that does not match it, if its node is not meant");
        }
    }
}
