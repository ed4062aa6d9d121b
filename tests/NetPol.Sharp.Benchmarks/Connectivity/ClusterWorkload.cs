using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Benchmarks;

/// <summary>
/// A synthetic cluster: policies of eight kinds in turn (default deny, label selectors, namespace selectors, ipBlocks with except, port ranges,
/// named ports, mixed peers, DNS). Pods of a workload are alike but for their address and a label of their own, as in real clusters.
/// </summary>
internal sealed class ClusterWorkload(int seed)
{
    private const int PodsOfAWorkload = 5;

    private static readonly (string Name, int Port, Protocol Protocol)[] s_ports =
    [
        ("http", 80, Protocol.Tcp), ("https", 443, Protocol.Tcp), ("api", 8080, Protocol.Tcp), ("metrics", 9000, Protocol.Tcp), ("dns", 53, Protocol.Udp), ("assoc", 7777, Protocol.Sctp),
    ];

    private readonly Random _random = new(seed);

    internal static Cluster Make(ClusterShape shape)
    {
        var workload = new ClusterWorkload(1);
        var namespaces = Enumerable.Range(0, shape.Namespaces).Select(workload.Namespace).ToArray();
        return new Cluster
        {
            Namespaces = EquatableArray.From(namespaces),
            Pods = EquatableArray.From(Pods(shape)),
            NetworkPolicies = EquatableArray.From(Enumerable.Range(0, shape.Policies).Select(index => workload.Policy(index, namespaces))),
        };
    }

    internal static string NamespaceName(int index) => "ns-" + index.ToString("D3", CultureInfo.InvariantCulture);

    internal NetworkPolicy Policy(int index, Namespace[] namespaces)
    {
        var ns = Pick(namespaces).Name;
        var kind = index % 8;
        var isolates = kind == 7 ? [PolicyType.Egress] : _random.Next(3) switch { 0 => [PolicyType.Ingress], 1 when kind > 0 => [PolicyType.Egress], _ => new[] { PolicyType.Ingress, PolicyType.Egress } };
        return new NetworkPolicy
        {
            Metadata = new ObjectMeta { Name = "np-" + index.ToString("D5", CultureInfo.InvariantCulture), Namespace = Model.NamespaceName.Of(ns) },
            Spec = new NetworkPolicySpec
            {
                PodSelector = kind is 0 or 7 ? LabelSelector.Everything : Pods(),
                PolicyTypes = EquatableArray.From(isolates),
                Ingress = isolates.Contains(PolicyType.Ingress) && kind > 0 ? Rules(kind, namespaces) : [],
                Egress = isolates.Contains(PolicyType.Egress) && kind > 0 ? Rules(kind, namespaces) : [],
            },
        };
    }

    internal Pod Relabelled(Pod pod) => pod with { Template = pod.Template with { Labels = Labels(_random.Next(1000), 0) } };

    internal LabelSelector Pods() => _random.Next(4) switch
    {
        0 => new LabelSelector { MatchLabels = [new KeyValue("app", "a" + Digit(8))] },
        1 => new LabelSelector { MatchLabels = [new KeyValue("app", "a" + Digit(8)), new KeyValue("tier", "t" + Digit(4))] },
        2 => new LabelSelector { MatchExpressions = [new LabelSelectorRequirement { Key = "tier", Operator = Pick(LabelSelectorOperator.In, LabelSelectorOperator.NotIn), Values = ["t" + Digit(2), "t" + (_random.Next(2) + 2).ToString(CultureInfo.InvariantCulture)] }] },
        _ => new LabelSelector
        {
            MatchLabels = [new KeyValue("ver", "v" + Digit(3))],
            MatchExpressions = [new LabelSelectorRequirement { Key = Pick("app", "absent"), Operator = Pick(LabelSelectorOperator.Exists, LabelSelectorOperator.DoesNotExist) }],
        },
    };

    private Namespace Namespace(int index) => new()
    {
        Name = NamespaceName(index),
        Labels = [new KeyValue("env", Pick("prod", "dev", "test")), new KeyValue("team", "t" + _random.Next(4).ToString(CultureInfo.InvariantCulture))],
    };

    private static IEnumerable<Pod> Pods(ClusterShape shape)
    {
        for (var index = 0; index < shape.Pods; index++)
        {
            var workload = index / PodsOfAWorkload;
            var random = new Random(workload);
            yield return new Pod
            {
                Name = "p-" + index.ToString("D6", CultureInfo.InvariantCulture),
                Namespace = NamespaceName(workload % shape.Namespaces),
                Phase = PodPhase.Running,
                Template = new PodTemplate
                {
                    Labels = Labels(workload, index),
                    Ports = EquatableArray.From(s_ports.Where(_ => random.Next(2) == 0).Select(port => new ContainerPort(port.Name, port.Port, port.Protocol))),
                },
                Addresses = [new Address(IPFamily.IPv4, 0, 0x0A80_0001UL + (uint)index)],
            };
        }
    }

    private static EquatableArray<KeyValue> Labels(int workload, int pod)
    {
        var random = new Random(workload);
        return
        [
            new KeyValue("app", "a" + random.Next(8).ToString(CultureInfo.InvariantCulture)),
            new KeyValue("pod-name", "p-" + pod.ToString(CultureInfo.InvariantCulture)),
            new KeyValue("tier", "t" + random.Next(4).ToString(CultureInfo.InvariantCulture)),
            new KeyValue("ver", "v" + random.Next(3).ToString(CultureInfo.InvariantCulture)),
        ];
    }

    private EquatableArray<NetworkPolicyRule> Rules(int kind, Namespace[] namespaces) =>
        EquatableArray.From(Enumerable.Range(0, kind == 7 ? 1 : _random.Next(1, 3)).Select(_ => new NetworkPolicyRule { Peers = Peers(kind, namespaces), Ports = RulePorts(kind) }));

    private EquatableArray<NetworkPolicyPeer> Peers(int kind, Namespace[] namespaces) => kind switch
    {
        1 => [new SelectorPeer { PodSelector = Pods() }, new SelectorPeer { PodSelector = Pods() }],
        2 => [new SelectorPeer { NamespaceSelector = Namespaces(namespaces) }, Both(namespaces)],
        3 => [Block()],
        4 => [new SelectorPeer { PodSelector = Pods() }, Both(namespaces)],
        5 => [Both(namespaces)],
        6 => _random.Next(2) == 0 ? [] : [new SelectorPeer { PodSelector = Pods() }, Block(), new SelectorPeer { NamespaceSelector = Namespaces(namespaces) }],
        _ => [new SelectorPeer { NamespaceSelector = LabelSelector.Everything }],
    };

    private SelectorPeer Both(Namespace[] namespaces) => new() { NamespaceSelector = Namespaces(namespaces), PodSelector = Pods() };

    private EquatableArray<NetworkPolicyPort> RulePorts(int kind)
    {
        var (name, port, protocol) = Pick(s_ports);
        return kind switch
        {
            4 => [new NetworkPolicyPort { Port = new PortRange(Pick(1, 80, 1024, 8000), Pick(8000, 8010, 9000, 10000)) }],
            5 => [new NetworkPolicyPort { Protocol = protocol, Port = new PortName(name) }],
            6 => _random.Next(3) switch { 0 => [], 1 => [new NetworkPolicyPort { Protocol = protocol }], _ => [new NetworkPolicyPort { Protocol = protocol, Port = new PortNumber(port) }] },
            7 => [new NetworkPolicyPort { Protocol = Protocol.Udp, Port = new PortNumber(53) }],
            _ => [new NetworkPolicyPort { Protocol = protocol, Port = new PortNumber(port) }],
        };
    }

    private LabelSelector Namespaces(Namespace[] namespaces) => _random.Next(4) switch
    {
        0 => new LabelSelector { MatchLabels = [new KeyValue("env", Pick("prod", "dev", "test"))] },
        1 => new LabelSelector { MatchLabels = [new KeyValue("team", "t" + Digit(4))] },
        2 => LabelSelector.ForNamespace(Pick(namespaces).Name),
        _ => LabelSelector.Everything,
    };

    private IPBlock Block()
    {
        var n = _random.Next(8).ToString(CultureInfo.InvariantCulture);
        return _random.Next(3) switch
        {
            0 => Dsl.Cidr("0.0.0.0/0").Except("10.0.0.0/8", $"192.168.{n}.0/24").Block,
            1 => Dsl.Cidr($"172.{(16 + _random.Next(8)).ToString(CultureInfo.InvariantCulture)}.0.0/16").Block,
            _ => Dsl.Cidr($"203.0.{n}.0/24").Except($"203.0.{n}.{_random.Next(256).ToString(CultureInfo.InvariantCulture)}/32").Block,
        };
    }

    private string Digit(int below) => _random.Next(below).ToString(CultureInfo.InvariantCulture);

    private T Pick<T>(params T[] items) => items[_random.Next(items.Length)];
}
