using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Lab.Runs;
using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.Lab;

/// <summary>A wrong engine is found by packets: each switch here says of the plugin what the kernel does not do.</summary>
public sealed class LabMutationTests
{
    /// <summary>A cluster in which every habit matters.</summary>
    private const string Manifests = """
        apiVersion: v1
        kind: Node
        metadata: {name: n1}
        status: {addresses: [{type: InternalIP, address: 192.168.0.1}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: shop, labels: {app: web}}
        spec:
          nodeName: n1
          containers: [{name: c, ports: [{name: http, containerPort: 8080}]}]
          initContainers: [{name: i, ports: [{name: http, containerPort: 9090}]}]
        status: {podIPs: [{ip: 10.0.0.1}], hostIP: 192.168.0.1}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: api, namespace: shop, labels: {app: api}}
        spec: {containers: [{name: c, ports: [{name: http, containerPort: 8080}]}]}
        status: {podIPs: [{ip: 10.0.0.2}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: other, namespace: lab, labels: {app: other}}
        spec: {containers: [{name: c, ports: [{name: http, containerPort: 8081}]}]}
        status: {podIPs: [{ip: 10.0.0.3}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: agent, namespace: shop, labels: {app: api}}
        spec: {nodeName: n2, hostNetwork: true, containers: [{name: c}]}
        status: {podIPs: [{ip: 192.168.0.2}], hostIP: 192.168.0.2}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: web, namespace: shop}
        spec:
          podSelector: {matchLabels: {app: web}}
          policyTypes: [Ingress, Egress]
          ingress:
            - from: [{podSelector: {matchLabels: {app: api}}}]
              ports: [{port: http}, {protocol: SCTP, port: 7000}]
            - from: [{ipBlock: {cidr: 10.0.0.3/32}}, {ipBlock: {cidr: 192.168.0.0/24}}]
              ports: [{port: 5000, endPort: 5010}]
          egress:
            - ports: [{port: http}]
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: api, namespace: shop}
        spec:
          podSelector: {matchLabels: {app: api}}
          policyTypes: [Egress]
          ingress: [{from: [{ipBlock: {cidr: 203.0.113.0/24}}]}]
          egress: [{}]
        """;

    private static readonly Dictionary<string, ConnectivityOptions> s_wrong = new(StringComparer.Ordinal)
    {
        ["--ipblock-matches-pods false"] = new() { IPBlockMatchesPods = false },
        ["--ipblock-matches-nodes false"] = new() { IPBlockMatchesNodes = false },
        ["--host-network-mode asPod"] = new() { HostNetworkMode = HostNetworkMode.AsPod },
        ["--own-node-egress policy"] = new() { OwnNodeEgress = false },
        ["--end-port portOnly"] = new() { EndPort = false },
        ["--sctp false"] = new() { Sctp = false },
        ["--named-port-egress-scope ownNamespace"] = new() { NamedPortEgressScope = NamedPortScope.OwnNamespace },
        ["--named-port-egress-scope none"] = new() { NamedPortEgressScope = NamedPortScope.None },
        ["--init-container-ports true"] = new() { InitContainerPorts = true },
        ["--rules-outside-policy-types isolate"] = new() { RulesOutsidePolicyTypes = OutsidePolicyTypes.Isolate },
        ["--unresolved-named-port allPortsOfProtocol"] = new() { UnresolvedNamedPort = UnresolvedNamedPort.AllPortsOfProtocol },
        ["--unresolved-named-port rejectPolicy"] = new() { UnresolvedNamedPort = UnresolvedNamedPort.RejectPolicy },
    };

    private static readonly Lazy<LabRun> s_run = new(() => LabUnderTest.Run(Manifests));

    public static TheoryData<string> Wrong => [.. s_wrong.Keys];

    [LabFact]
    public void Defaults_AreWhatTheKernelDoes() => Assert.Empty(s_run.Value.Differences(Sharp.Connectivity.Of(s_run.Value.Topology.Cluster)));

    [LabTheory]
    [MemberData(nameof(Wrong))]
    public void WrongSwitch_IsCaught(string wrong) => Assert.NotEmpty(s_run.Value.Differences(Sharp.Connectivity.Of(s_run.Value.Topology.Cluster, s_wrong[wrong])));

    [LabFact]
    public void PolicyThatTheEngineDoesNotKnow_IsCaught()
    {
        var cluster = s_run.Value.Topology.Cluster;
        var without = cluster with { NetworkPolicies = EquatableArray.From(cluster.NetworkPolicies.Where(policy => policy.Metadata.Name != "web")) };
        Assert.NotEmpty(s_run.Value.Differences(Sharp.Connectivity.Of(without)));
    }
}
