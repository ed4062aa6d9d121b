using System.Collections.Generic;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>Rules (semantics 29 to 34).</summary>
internal static class Section3Statements
{
    private const string AllNodes = "{apiVersion: v1, kind: Node, metadata: {name: n1}, status: {addresses: [{type: InternalIP, address: 192.168.0.1}]}}";

    internal static IEnumerable<StatementGroup> Groups =>
    [
        new("29", "x {ingress: [{from: [{podSelector: {matchLabels: {pod: b}}}], ports: [{port: 80}]}]}", "+ x/b > x/a : 80/TCP\n - x/b > x/a : 81/TCP\n - x/c y/b > x/a : 80/TCP 81/TCP"),
        new("29", "x {policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {pod: b}}}], ports: [{port: 80}]}]}", "+ x/a > x/b : 80/TCP\n - x/a > x/b : 81/TCP\n - x/a > x/c y/b : 80/TCP"),
        new("30", "x {ingress: [{from: [{podSelector: {}}]}]}", "+ x/b > x/a : 1/TCP 80/TCP 53/UDP 65535/SCTP\n - y/a > x/a : 80/TCP"),
        new("30", "x {ingress: [{from: [{podSelector: {}}], ports: []}]}", "+ x/b > x/a : 1/TCP 53/UDP 65535/SCTP\n - y/a > x/a : 80/TCP"),
        new("30", "x {policyTypes: [Egress], egress: [{to: [{podSelector: {}}], ports: null}]}", "+ x/a > x/b : 1/TCP 53/UDP 65535/SCTP\n - x/a > y/a : 80/TCP"),
        new("31", "x {ingress: [{ports: [{port: 80}]}]}\n" + AllNodes, "+ x/b y/a 8.8.8.8 192.168.0.1 > x/a : 80/TCP\n - x/b y/a 8.8.8.8 192.168.0.1 > x/a : 81/TCP"),
        new("31", "x {ingress: [{from: [], ports: [{port: 80}]}]}\n" + AllNodes, "+ 2001:db8::1 > x/a : 80/TCP\n - 2001:db8::1 > x/a : 81/TCP\n + y/a 8.8.8.8 192.168.0.1 > x/a : 80/TCP"),
        new("31", "x {policyTypes: [Egress], egress: [{to: null, ports: [{port: 80}]}]}\n" + AllNodes, "+ x/a > x/b y/a 8.8.8.8 192.168.0.1 : 80/TCP\n + x/a > 2001:db8::1 : 80/TCP\n - x/a > y/a 8.8.8.8 : 81/TCP"),
        new("31 38", "x {policyTypes: [Ingress]}\n x {podSelector: {matchLabels: {pod: a}}, ingress: [{from: [{podSelector: {}, namespaceSelector: {}}]}]}", "+ */* > */* : 80/TCP\n - */* > x/b x/c : 80/TCP")
        {
            Test = "should enforce policy to allow ingress traffic for a target",
        },
        new("31 29", "x {podSelector: {matchLabels: {pod: a}}, policyTypes: [Ingress], ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: 'y'}}}], ports: [{port: 81, protocol: TCP}]}]}", "+ */* > */* : 81/TCP\n - x/* z/* > x/a : 81/TCP")
        {
            Test = "should enforce policy based on Ports",
        },
        new("32", "x {ingress: [{from: [{podSelector: {matchLabels: {pod: b}}}, {ipBlock: {cidr: 8.8.8.8/32}}], ports: [{port: 80}, {port: 53, protocol: UDP}]}]}",
            "+ x/b 8.8.8.8 > x/a : 80/TCP 53/UDP\n - x/c 8.8.4.4 > x/a : 80/TCP 53/UDP\n - x/b 8.8.8.8 > x/a : 53/TCP 80/UDP"),
        new("32", "x {podSelector: {matchLabels: {pod: a}}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {matchLabels: {pod: b}}}, {podSelector: {matchLabels: {pod: c}}}]}]}", "+ */* > */* : 80/TCP\n - */* > x/a : 80/TCP\n + x/b x/c > x/a : 80/TCP")
        {
            Test = "should enforce policy based on any PodSelectors",
        },
        new("33", "x {ingress: [{from: [{podSelector: {matchLabels: {pod: b}}}, {podSelector: {matchLabels: {pod: c}}}], ports: [{port: 80}, {port: 81}]}]}", "+ x/b x/c > x/a : 80/TCP 81/TCP"),
        new("33", "x {ingress: [{from: [{podSelector: {matchLabels: {pod: b}}}], ports: [{port: 80}]}, {from: [{podSelector: {matchLabels: {pod: c}}}], ports: [{port: 81}]}]}",
            "+ x/b > x/a : 80/TCP\n + x/c > x/a : 81/TCP\n - x/b > x/a : 81/TCP\n - x/c > x/a : 80/TCP"),
        new("29 16", "x {podSelector: {matchLabels: {pod: a}}, policyTypes: [Egress, Ingress], ingress: [{from: [{podSelector: {matchLabels: {pod: b}}}]}], egress: [{ports: [{port: 80}]}]}",
            "+ */* > */* : 80/TCP 81/TCP\n - */* > x/a : 80/TCP 81/TCP\n - x/a > */* : 81/TCP\n + x/b > x/a : 80/TCP 81/TCP")
        {
            Test = "should work with Ingress, Egress specified together",
        },
    ];
}
