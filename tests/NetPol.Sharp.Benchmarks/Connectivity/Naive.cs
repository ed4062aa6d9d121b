using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Benchmarks;

/// <summary>What anybody would write first: every policy of the cluster is looked at for every connection.</summary>
internal sealed class Naive
{
    private readonly Cluster _cluster;
    private readonly Dictionary<Pod, Dictionary<string, string>> _labels;
    private readonly Dictionary<string, Dictionary<string, string>> _namespaces;

    internal Naive(Cluster cluster, IEnumerable<Pod> pods)
    {
        _cluster = cluster;
        _labels = pods.Distinct(ReferenceComparer.Instance).ToDictionary(pod => pod, pod => pod.Template.Labels.ToDictionary(label => label.Key, label => label.Value), ReferenceComparer.Instance);
        _namespaces = cluster.Namespaces.ToDictionary(ns => ns.Name, ns => ns.Labels.Append(new KeyValue(WellKnownLabels.NamespaceName, ns.Name)).ToDictionary(label => label.Key, label => label.Value));
    }

    internal bool Allows(Pod from, Pod to, Protocol protocol, int port) =>
        Side(PolicyType.Egress, from, to, to, protocol, port) && Side(PolicyType.Ingress, to, from, to, protocol, port);

    private bool Side(PolicyType direction, Pod self, Pod peer, Pod destination, Protocol protocol, int port)
    {
        var isIsolated = false;
        foreach (var policy in _cluster.NetworkPolicies)
        {
            if (policy.Metadata.Namespace.Text != self.Namespace || !policy.Spec.Isolates(direction) || !Matches(policy.Spec.PodSelector, _labels[self]))
            {
                continue;
            }

            isIsolated = true;
            foreach (var rule in policy.Spec.Rules(direction))
            {
                if ((rule.Ports.Count == 0 || rule.Ports.Any(entry => Matches(entry, destination, protocol, port)))
                    && (rule.Peers.Count == 0 || rule.Peers.Any(item => Matches(item, self.Namespace, peer))))
                {
                    return true;
                }
            }
        }

        return !isIsolated;
    }

    private static bool Matches(NetworkPolicyPort entry, Pod destination, Protocol protocol, int port) => entry.EffectiveProtocol == protocol && entry.Port switch
    {
        PortNumber number => number.Number == port,
        PortRange range => port >= range.First && port <= range.Last,
        PortName name => destination.Template.Ports.Any(declared => declared.Name == name.Name && declared.Protocol == protocol && declared.Number == port),
        _ => true,
    };

    private bool Matches(NetworkPolicyPeer item, string ns, Pod peer) => item switch
    {
        IPBlock block => peer.Addresses.Any(address => AddressRange.Of(block.Cidr).Contains(address) && !block.Except.Any(part => AddressRange.Of(part).Contains(address))),
        SelectorPeer pods => (pods.NamespaceSelector.IsAbsent ? peer.Namespace == ns : Matches(pods.NamespaceSelector, _namespaces[peer.Namespace])) && Matches(pods.PodSelector, _labels[peer]),
        _ => false,
    };

    private static bool Matches(LabelSelector selector, Dictionary<string, string> labels) =>
        selector.MatchLabels.All(label => labels.TryGetValue(label.Key, out var value) && value == label.Value)
        && selector.MatchExpressions.All(expression =>
        {
            var isThere = labels.TryGetValue(expression.Key, out var value);
            return expression.Operator switch
            {
                LabelSelectorOperator.In => isThere && expression.Values.Contains(value!),
                LabelSelectorOperator.NotIn => !isThere || !expression.Values.Contains(value!),
                LabelSelectorOperator.Exists => isThere,
                _ => !isThere,
            };
        });
}
