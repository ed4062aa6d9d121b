using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>
/// A wrong engine is found. An engine that misreads one feature answers as the right one does about a cluster in which that feature is written
/// otherwise; so each mutation here rewrites the cluster, or sets a switch wrongly, before the engine sees it, and has to differ from the reference.
/// </summary>
public sealed class EngineMutations
{
    private const int Clusters = 400;

    private static readonly Dictionary<string, Func<Cluster, Cluster>> s_rewritings = new(StringComparer.Ordinal)
    {
        ["NotIn needs the key"] = cluster => Selectors(cluster, selector => selector with
        {
            MatchExpressions = List(selector.MatchExpressions.SelectMany(item => item.Operator == LabelSelectorOperator.NotIn ? [item, Exists(item.Key)] : new[] { item })),
        }),
        ["an empty label is a missing one"] = cluster => Selectors(cluster, selector => selector with
        {
            MatchLabels = List(selector.MatchLabels.Where(label => label.Value.Length > 0)),
            MatchExpressions = List(selector.MatchExpressions.Concat(selector.MatchLabels.Where(label => label.Value.Length == 0).Select(label => Exists(label.Key) with { Operator = LabelSelectorOperator.DoesNotExist }))),
        }),
        ["except is ignored"] = cluster => Peers(cluster, peer => peer is IPBlock block ? block with { Except = [] } : peer),
        ["families mix"] = cluster => Rules(cluster, rule => rule.Peers.Any(peer => peer is IPBlock { Cidr.PrefixLength: 0 }) ? rule with { Peers = [] } : rule),
        ["the protocol of an entry is ignored"] = cluster => Ports(cluster, port => [port with { Protocol = Protocol.Tcp }, port with { Protocol = Protocol.Udp }, port with { Protocol = Protocol.Sctp }]),
        ["endPort is ignored"] = cluster => Ports(cluster, port => [port.Port is PortRange range ? port with { Port = new PortNumber(range.First) } : port]),
        ["named ports are never found"] = cluster => Ports(cluster, port => [port.Port is PortName ? port with { Port = new PortName("nowhere") } : port]),
        ["egress rules do not make the type Egress"] = cluster => Specs(cluster, spec => spec.PolicyTypes.IsAbsentOrEmpty ? spec with { PolicyTypes = [PolicyType.Ingress] } : spec),
        ["no namespaceSelector means all namespaces"] = cluster => Peers(cluster, peer => peer is SelectorPeer { NamespaceSelector.IsAbsent: true } own ? own with { NamespaceSelector = LabelSelector.Everything } : peer),
        ["only the first policy counts"] = cluster => cluster with { NetworkPolicies = List(cluster.NetworkPolicies.GroupBy(policy => policy.Metadata.Namespace).Select(group => group.First())) },
        ["completed pods are still there"] = cluster => cluster with { Pods = List(cluster.Pods.Select(pod => pod with { Phase = PodPhase.Running })) },
        ["pods are not on their node"] = cluster => cluster with
        {
            Pods = List(cluster.Pods.Select(pod => pod with { HostAddresses = [], Template = pod.Template with { NodeName = pod.Template.HostNetwork ? pod.Template.NodeName : "" } })),
        },
    };

    private static readonly Dictionary<string, ConnectivityOptions> s_switches = new(StringComparer.Ordinal)
    {
        ["ipBlocks match no pods"] = new() { IPBlockMatchesPods = false },
        ["ipBlocks match no nodes"] = new() { IPBlockMatchesNodes = false },
        ["pods on the host network are pods"] = new() { HostNetworkMode = HostNetworkMode.AsPod },
        ["a pod's own node is no exception to egress"] = new() { OwnNodeEgress = false },
        ["there is no SCTP"] = new() { Sctp = false },
        ["named ports are looked up in one namespace"] = new() { NamedPortEgressScope = NamedPortScope.OwnNamespace },
        ["init containers declare ports"] = new() { InitContainerPorts = true },
        ["rules outside policyTypes add"] = new() { RulesOutsidePolicyTypes = OutsidePolicyTypes.Union },
        ["rules outside policyTypes isolate"] = new() { RulesOutsidePolicyTypes = OutsidePolicyTypes.Isolate },
        ["a named port is every port"] = new() { UnresolvedNamedPort = UnresolvedNamedPort.AllPortsOfProtocol },
    };

    public static TheoryData<string> Mutations => [.. s_rewritings.Keys, .. s_switches.Keys];

    [Theory]
    [MemberData(nameof(Mutations))]
    public void Mutation_IsCaught(string mutation)
    {
        var options = s_switches.GetValueOrDefault(mutation, new ConnectivityOptions());
        var rewrite = s_rewritings.GetValueOrDefault(mutation, cluster => cluster);
        var isCaught = Enumerable.Range(0, Clusters).Any(seed =>
        {
            var cluster = RandomClusters.Make(seed, 25);
            var reference = new ClusterReference(cluster.Manifests, new ReferenceSwitches());
            var engine = Sharp.Connectivity.Of(rewrite(EngineUnderTest.Read(cluster.Manifests)), options);
            return cluster.Queries.Any(query => reference.Allowed(query.From, query.To, query.Protocol, query.Port, query.Family) != Allowed(engine, query));
        });
        Assert.True(isCaught, mutation);
    }

    private static bool Allowed(Sharp.Connectivity engine, Query query) =>
        engine.Query(engine.Find(query.From), engine.Find(query.To), Enum.Parse<Protocol>(query.Protocol, ignoreCase: true), query.Port, Enum.Parse<IPFamily>(query.Family)) == Verdict.Allowed;

    private static LabelSelectorRequirement Exists(string key) => new() { Key = key, Operator = LabelSelectorOperator.Exists };

    private static EquatableArray<T> List<T>(IEnumerable<T> items) => EquatableArray.From(items);

    private static Cluster Specs(Cluster cluster, Func<NetworkPolicySpec, NetworkPolicySpec> rewrite) =>
        cluster with { NetworkPolicies = List(cluster.NetworkPolicies.Select(policy => policy with { Spec = rewrite(policy.Spec) })) };

    private static Cluster Rules(Cluster cluster, Func<NetworkPolicyRule, NetworkPolicyRule> rewrite) =>
        Specs(cluster, spec => spec with { Ingress = List(spec.Ingress.Select(rewrite)), Egress = List(spec.Egress.Select(rewrite)) });

    private static Cluster Peers(Cluster cluster, Func<NetworkPolicyPeer, NetworkPolicyPeer> rewrite) =>
        Rules(cluster, rule => rule with { Peers = List(rule.Peers.Select(rewrite)) });

    private static Cluster Ports(Cluster cluster, Func<NetworkPolicyPort, IEnumerable<NetworkPolicyPort>> rewrite) =>
        Rules(cluster, rule => rule with { Ports = List(rule.Ports.SelectMany(rewrite)) });

    private static Cluster Selectors(Cluster cluster, Func<LabelSelector, LabelSelector> rewrite) => Peers(
        Specs(cluster, spec => spec with { PodSelector = Rewrite(spec.PodSelector, rewrite) }),
        peer => peer is SelectorPeer pods ? pods with { PodSelector = Rewrite(pods.PodSelector, rewrite), NamespaceSelector = Rewrite(pods.NamespaceSelector, rewrite) } : peer);

    private static LabelSelector Rewrite(LabelSelector selector, Func<LabelSelector, LabelSelector> rewrite) => selector.IsAbsent ? selector : rewrite(selector);
}
