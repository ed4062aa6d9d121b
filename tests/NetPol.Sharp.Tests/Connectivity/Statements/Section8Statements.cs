using System.Collections.Generic;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>Loopback, nodes, host network (semantics 89 to 97).</summary>
internal static class Section8Statements
{
    // x/d and the host-network pod x/h1 run on n1, y/e and x/h2 on n2; y/f runs on a node that is known by its address only.
    private const string Nodes =
        """
        {apiVersion: v1, kind: Node, metadata: {name: n1}, status: {addresses: [{type: InternalIP, address: 192.168.0.1}, {type: InternalIP, address: 'fd00:9::1'}]}}
        {apiVersion: v1, kind: Node, metadata: {name: n2}, status: {addresses: [{type: InternalIP, address: 192.168.0.2}, {type: InternalIP, address: 'fd00:9::2'}]}}
        {apiVersion: v1, kind: Pod, metadata: {name: d, namespace: x, labels: {pod: d}}, spec: {nodeName: n1, containers: []}, status: {hostIP: 192.168.0.1, podIP: 10.0.1.9, podIPs: [{ip: 10.0.1.9}, {ip: 'fd00:0:0:1::9'}]}}
        {apiVersion: v1, kind: Pod, metadata: {name: h1, namespace: x, labels: {pod: h}}, spec: {hostNetwork: true, nodeName: n1, containers: []}, status: {hostIP: 192.168.0.1, podIP: 192.168.0.1, podIPs: [{ip: 192.168.0.1}, {ip: 'fd00:9::1'}]}}
        {apiVersion: v1, kind: Pod, metadata: {name: h2, namespace: x, labels: {pod: h}}, spec: {hostNetwork: true, nodeName: n2, containers: [{name: c, ports: [{name: metrics, containerPort: 9100}]}]}, status: {hostIP: 192.168.0.2}}
        {apiVersion: v1, kind: Pod, metadata: {name: e, namespace: 'y', labels: {pod: e}}, spec: {nodeName: n2, containers: []}, status: {hostIP: 192.168.0.2, podIP: 10.0.2.9}}
        {apiVersion: v1, kind: Pod, metadata: {name: f, namespace: 'y', labels: {pod: f}}, spec: {nodeName: n3, containers: []}, status: {hostIP: 192.168.0.3, podIP: 10.0.2.10}}

        """;

    private const string DenyAll = "x {policyTypes: [Ingress, Egress]}\n y {policyTypes: [Ingress, Egress]}\n";
    private static readonly ReferenceSwitches s_asPod = new(HostNetworkAsPod: true);
    private static readonly ReferenceSwitches s_ownNodeByPolicy = new(OwnNodeEgressAllowed: false);

    internal static IEnumerable<StatementGroup> Groups =>
    [
        new("89 96", DenyAll, "+ x/a > x/a 10.0.1.1 : 80/TCP 53/UDP\n + 10.0.1.1 > x/a 10.0.1.1 : 80/TCP\n + fd00:0:0:1::1 > x/a : 80/TCP\n - x/b > x/a : 80/TCP"),
        new("91 96 97", Nodes + DenyAll, "+ 192.168.0.1 x/h1 > x/d 10.0.1.9 : 80/TCP 10250/TCP 53/UDP\n + fd00:9::1 > x/d : 80/TCP\n + x/h1 > x/d : 80/TCP IPv6\n + 192.168.0.2 x/h2 > y/e : 80/TCP\n + 192.168.0.3 > y/f : 80/TCP"),
        new("91 97", Nodes + "x {ingress: [{ports: [{port: 443}]}]}", "+ 192.168.0.1 > x/d : 80/TCP\n - y/a > x/d : 80/TCP"),
        new("91", Nodes + "x {policyTypes: [Ingress]}", "+ x/h1 192.168.0.1 > x/d : 80/TCP\n - x/h1 x/h2 192.168.0.1 > x/a : 80/TCP") { Switches = s_asPod },
        new("91 94", Nodes + DenyAll, "- x/h1 > x/d x/a : 80/TCP\n + 192.168.0.1 > x/d : 80/TCP") { Switches = s_asPod },
        new("92", Nodes + DenyAll, "- 192.168.0.2 192.168.0.3 x/h2 > x/d : 80/TCP\n - 192.168.0.1 x/h1 > y/e y/f : 80/TCP\n - fd00:9::2 > x/d : 80/TCP"),
        new("92", Nodes + DenyAll, "- 192.168.0.1 192.168.0.2 > x/a : 80/TCP"),
        new("93", Nodes + DenyAll, "+ x/d > 192.168.0.1 x/h1 : 80/TCP\n + x/d > fd00:9::1 : 80/TCP\n - x/d > 192.168.0.2 x/h2 : 80/TCP\n + y/f > 192.168.0.3 : 80/TCP"),
        new("93", Nodes + DenyAll, "- x/d > 192.168.0.1 x/h1 192.168.0.2 x/h2 : 80/TCP\n + 192.168.0.1 > x/d : 80/TCP") { Switches = s_ownNodeByPolicy },
        new("93", Nodes + "x {policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 192.168.0.1/32}}]}]}", "+ x/d > 192.168.0.1 x/h1 : 80/TCP\n - x/d > x/h2 : 80/TCP") { Switches = s_ownNodeByPolicy },
        new("94", Nodes + "x {policyTypes: [Ingress, Egress]}", "+ y/a 8.8.8.8 > x/h1 x/h2 : 80/TCP\n + x/h1 x/h2 > y/a 8.8.8.8 : 80/TCP\n - y/a > x/d : 80/TCP"),
        new("94", Nodes + "x {policyTypes: [Ingress, Egress]}", "- y/a 8.8.8.8 > x/h1 x/h2 : 80/TCP\n - x/h1 x/h2 > y/a 8.8.8.8 : 80/TCP") { Switches = s_asPod },
        new("94 95", Nodes + "y {ingress: [{from: [{namespaceSelector: {matchLabels: {ns: x}}}]}]}", "+ x/a x/d > y/a : 80/TCP\n - x/h1 x/h2 192.168.0.1 > y/a : 80/TCP"),
        new("94", Nodes + "y {ingress: [{from: [{namespaceSelector: {matchLabels: {ns: x}}}]}]}", "+ x/a x/d x/h1 x/h2 > y/a : 80/TCP\n - 192.168.0.1 > y/a : 80/TCP") { Switches = s_asPod },
        new("94 95", Nodes + "y {policyTypes: [Egress], egress: [{to: [{namespaceSelector: {}}]}]}", "+ y/a > x/a x/d : 80/TCP\n - y/a > x/h1 x/h2 : 80/TCP"),
        new("94", Nodes + "y {policyTypes: [Egress], egress: [{to: [{namespaceSelector: {}, podSelector: {matchLabels: {pod: h}}}]}]}", "+ y/a > x/h1 x/h2 : 80/TCP\n - y/a > x/a : 80/TCP") { Switches = s_asPod },
        new("94 95", Nodes + "y {policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 192.168.0.1/32}}]}]}", "+ y/a > x/h1 192.168.0.1 : 80/TCP\n - y/a > x/h2 192.168.0.2 : 80/TCP"),
        new("94 95", Nodes + "y {ingress: [{from: [{ipBlock: {cidr: 192.168.0.0/24}}]}]}", "- x/h1 192.168.0.1 > y/a : 80/TCP\n - 10.0.1.1 > y/a : 80/TCP") { Switches = new(IPBlockMatchesNodes: false) },
        new("94 73", Nodes + "y {policyTypes: [Egress], egress: [{ports: [{port: metrics}]}]}", "- y/a > x/h2 : 9100/TCP"),
        new("94 78", Nodes + "y {policyTypes: [Egress], egress: [{ports: [{port: metrics}]}]}", "+ y/a > x/h2 : 9100/TCP\n - y/a > x/h2 : 9101/TCP") { Switches = s_asPod },
    ];
}
