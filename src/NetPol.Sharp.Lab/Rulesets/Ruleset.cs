using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using NetPol.Sharp.Lab.Topology;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Lab.Rulesets;

/// <summary>
/// NetworkPolicies as nftables rules of the router. Selectors and port names are resolved here; CIDRs, exceptions, port ranges, families and
/// replies are left to the kernel. Two base chains, one a direction: what the first accepts still has to pass the second.
/// </summary>
internal sealed class Ruleset
{
    private readonly PodSelection _selection;
    private readonly IReadOnlyList<LabPod> _pods;
    private readonly Dictionary<(int Host, PolicyType Direction), List<string>> _chainsOf = [];
    private readonly StringBuilder _policies = new();

    private Ruleset(LabTopology topology) => (_pods, _selection) = (topology.Pods, new PodSelection(topology.Cluster, topology.Pods));

    /// <summary>The rules for a topology, for <c>nft -f</c>.</summary>
    internal static string Of(LabTopology topology)
    {
        var ruleset = new Ruleset(topology);
        foreach (var (index, policy) in topology.Cluster.NetworkPolicies.Index())
        {
            foreach (var direction in Isolated(policy.Spec))
            {
                ruleset.Add(policy, direction, string.Create(CultureInfo.InvariantCulture, $"p{index}_{Word(direction)}"));
            }
        }

        return ruleset.ToString();
    }

    internal static string Word(IPFamily family) => family == IPFamily.IPv4 ? "ip" : "ip6";

    /// <summary>The whole ruleset.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("table inet lab {\n");
        text.Append("  chain deny {\n    meta l4proto tcp reject with tcp reset\n    reject with icmpx type port-unreachable\n  }\n");
        text.Append(_policies);
        foreach (var pod in _pods)
        {
            AppendPod(text, pod, PolicyType.Ingress);
            AppendPod(text, pod, PolicyType.Egress);
        }

        AppendBase(text, PolicyType.Egress, "iifname", "filter");
        AppendBase(text, PolicyType.Ingress, "oifname", "filter + 10");
        return text.Append("}\n").ToString();
    }

    private static string Word(PolicyType direction) => direction == PolicyType.Ingress ? "ingress" : "egress";

    // Without policyTypes: ingress, and egress where there is an egress rule (API field spec.policyTypes).
    private static IEnumerable<PolicyType> Isolated(NetworkPolicySpec spec) => spec.PolicyTypes.Count > 0
        ? spec.PolicyTypes.Distinct()
        : spec.Egress.Count > 0 ? [PolicyType.Ingress, PolicyType.Egress] : [PolicyType.Ingress];

    private static string PodChain(int host, PolicyType direction) => string.Create(CultureInfo.InvariantCulture, $"{Word(direction)}_{host}");

    private static string Addresses(IEnumerable<Address> addresses) => string.Join(", ", addresses.Distinct().Order());

    private void Add(NetworkPolicy policy, PolicyType direction, string chain)
    {
        LabPod[] subjects = [.. _selection.Subjects(policy)];
        _policies.Append(CultureInfo.InvariantCulture, $"  # {PodSelection.NamespaceOf(policy)}/{policy.Metadata.Name} {Word(direction)}\n  chain {chain} {{\n");
        foreach (var rule in direction == PolicyType.Ingress ? policy.Spec.Ingress : policy.Spec.Egress)
        {
            foreach (var family in AddressFamilies.All)
            {
                // Ports are the destination's: those of the selected pods for ingress, of whoever is reached for egress.
                foreach (var port in PortMatch.Of(rule.Ports, direction == PolicyType.Ingress ? subjects : _pods, family))
                {
                    foreach (var peer in Peers(rule, policy, direction, family))
                    {
                        _policies.Append(CultureInfo.InvariantCulture, $"    {peer}{port}accept\n");
                    }
                }
            }
        }

        _policies.Append("  }\n");
        foreach (var subject in subjects)
        {
            if (!_chainsOf.TryGetValue((subject.Host, direction), out var chains))
            {
                _chainsOf.Add((subject.Host, direction), chains = []);
            }

            chains.Add(chain);
        }
    }

    // Ingress peers are sources, egress peers destinations. No peers at all means everybody.
    private IEnumerable<string> Peers(NetworkPolicyRule rule, NetworkPolicy policy, PolicyType direction, IPFamily family)
    {
        var end = $"{Word(family)} {(direction == PolicyType.Ingress ? "saddr" : "daddr")} ";
        if (rule.Peers.Count == 0)
        {
            yield return $"meta nfproto {(family == IPFamily.IPv4 ? "ipv4" : "ipv6")} ";
        }

        foreach (var peer in rule.Peers)
        {
            if (peer is IPBlock block && block.Cidr.Family == family)
            {
                yield return end + block.Cidr.Canonical.Text + " " + string.Concat(block.Except.Select(except => $"{end}!= {except.Canonical.Text} "));
            }
            else if (peer is SelectorPeer selector
                && Addresses(_selection.Of(selector, policy).SelectMany(pod => pod.Pod.Addresses).Where(address => address.Family == family)) is { Length: > 0 } addresses)
            {
                yield return $"{end}{{ {addresses} }} ";
            }
        }
    }

    // What a policy selects in a direction is isolated there; its own node always reaches a pod, and is reached (the documentation's introduction).
    private void AppendPod(StringBuilder text, LabPod pod, PolicyType direction)
    {
        if (!_chainsOf.TryGetValue((pod.Host, direction), out var chains))
        {
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"  # {pod.Pod} {Word(direction)}\n  chain {PodChain(pod.Host, direction)} {{\n");
        foreach (var family in pod.NodeAddresses.GroupBy(address => address.Family))
        {
            text.Append(CultureInfo.InvariantCulture, $"    {Word(family.Key)} {(direction == PolicyType.Ingress ? "saddr" : "daddr")} {{ {Addresses(family)} }} accept\n");
        }

        foreach (var chain in chains)
        {
            text.Append(CultureInfo.InvariantCulture, $"    jump {chain}\n");
        }

        text.Append("    goto deny\n  }\n");
    }

    private void AppendBase(StringBuilder text, PolicyType direction, string device, string priority)
    {
        var pods = string.Join(", ", _pods.Where(pod => _chainsOf.ContainsKey((pod.Host, direction))).Select(pod => string.Create(CultureInfo.InvariantCulture, $"\"r{pod.Host}\" : jump {PodChain(pod.Host, direction)}")));
        text.Append(CultureInfo.InvariantCulture, $"  chain {Word(direction)} {{\n    type filter hook forward priority {priority}; policy accept;\n    ct state established,related accept\n");
        if (pods.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {device} vmap {{ {pods} }}\n");
        }

        text.Append("  }\n");
    }
}
