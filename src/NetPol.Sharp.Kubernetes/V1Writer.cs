using System;
using System.Collections.Generic;
using System.Linq;
using k8s.Models;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Kubernetes;

/// <summary>Writes policies as objects of KubernetesClient. What is absent in the model is null.</summary>
internal static class V1Writer
{
    internal static V1NetworkPolicy Write(NetworkPolicy policy) => new()
    {
        ApiVersion = NetworkPolicy.ApiVersion,
        Kind = NetworkPolicy.Kind,
        Metadata = new V1ObjectMeta
        {
            Name = policy.Metadata.Name,
            NamespaceProperty = policy.Metadata.Namespace.IsUnnamed ? null : policy.Metadata.Namespace.Text,
            Labels = Map(policy.Metadata.Labels, "metadata.labels", policy),
            Annotations = Map(policy.Metadata.Annotations, "metadata.annotations", policy),
        },
        Spec = policy.Spec.IsAbsent ? null : Spec(policy.Spec, policy),
    };

    private static V1NetworkPolicySpec Spec(NetworkPolicySpec spec, NetworkPolicy policy) => new()
    {
        PodSelector = Selector(spec.PodSelector, policy),
        PolicyTypes = List(spec.PolicyTypes, type => type.ApiName()),
        Ingress = List(spec.Ingress, rule => new V1NetworkPolicyIngressRule
        {
            FromProperty = List(rule.Peers, peer => Peer(peer, policy)),
            Ports = List(rule.Ports, Port),
        }),
        Egress = List(spec.Egress, rule => new V1NetworkPolicyEgressRule
        {
            To = List(rule.Peers, peer => Peer(peer, policy)),
            Ports = List(rule.Ports, Port),
        }),
    };

    private static V1NetworkPolicyPeer Peer(NetworkPolicyPeer peer, NetworkPolicy policy) => peer switch
    {
        IPBlock block => new V1NetworkPolicyPeer
        {
            IpBlock = new V1IPBlock { Cidr = block.Cidr.Text, Except = List(block.Except, except => except.Text) },
        },
        SelectorPeer pods => new V1NetworkPolicyPeer
        {
            NamespaceSelector = Selector(pods.NamespaceSelector, policy),
            PodSelector = Selector(pods.PodSelector, policy),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(peer)),
    };

    private static V1NetworkPolicyPort Port(NetworkPolicyPort port) => new()
    {
        Protocol = port.Protocol?.ApiName(),
        Port = port.Port switch
        {
            PortNumber number => number.Number,
            PortRange range => range.First,
            PortName name => name.Name,
            _ => null,
        },
        EndPort = port.Port is PortRange { Last: var last } ? last : null,
    };

    private static V1LabelSelector? Selector(LabelSelector selector, NetworkPolicy policy) => selector.IsAbsent ? null : new V1LabelSelector
    {
        MatchLabels = Map(selector.MatchLabels, "matchLabels", policy),
        MatchExpressions = List(selector.MatchExpressions, expression => new V1LabelSelectorRequirement
        {
            Key = expression.Key,
            OperatorProperty = expression.Operator.ToString(),
            Values = List(expression.Values, value => value),
        }),
    };

    private static List<TV1>? List<T, TV1>(EquatableArray<T> items, Func<T, TV1> write) => items.IsAbsent ? null : [.. items.Select(write)];

    // Ordered, so that the way back meets the entries in the order in which they were.
    private static OrderedDictionary<string, string>? Map(EquatableArray<KeyValue> entries, string field, NetworkPolicy policy)
    {
        if (entries.IsAbsent)
        {
            return null;
        }

        var map = new OrderedDictionary<string, string>(entries.Count, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!map.TryAdd(entry.Key, entry.Value))
            {
                throw new PolicyException(RuleIds.ObjectRejected, $"{field} of policy '{policy}': key '{entry.Key}' stands twice, which no object can hold; remove one");
            }
        }

        return map;
    }
}
