using System.Collections.Generic;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>IP blocks (semantics 61 to 73).</summary>
internal static class Section6Statements
{
    private const string Nodes =
        """
        {apiVersion: v1, kind: Node, metadata: {name: n1}, status: {addresses: [{type: Hostname, address: n1}, {type: InternalIP, address: 192.168.0.1}, {type: InternalIP, address: 'fd00:9::1'}]}}
        {apiVersion: v1, kind: Pod, metadata: {name: host, namespace: z, labels: {pod: host}}, spec: {hostNetwork: true, nodeName: n1, containers: []}, status: {hostIP: 192.168.0.1, podIP: 192.168.0.1, podIPs: [{ip: 192.168.0.1}, {ip: 'fd00:9::1'}]}}

        """;

    private static readonly ReferenceSwitches s_noPods = new(IPBlockMatchesPods: false);
    private static readonly ReferenceSwitches s_noNodes = new(IPBlockMatchesNodes: false);

    internal static IEnumerable<StatementGroup> Groups =>
    [
        new("61 32", ToA("{ipBlock: {cidr: 8.8.8.0/24}}, {podSelector: {matchLabels: {pod: b}}}"), "+ 8.8.8.8 x/b > x/a : 80/TCP\n - 8.8.4.4 x/c > x/a : 80/TCP"),
        new("62", ToA("{ipBlock: {cidr: 8.8.0.0/16, except: [8.8.8.0/24, 8.8.4.4/32]}}"), "+ 8.8.7.255 8.8.9.0 8.8.4.5 > x/a : 80/TCP\n - 8.8.8.0 8.8.8.255 8.8.4.4 8.9.0.1 8.7.255.255 > x/a : 80/TCP"),
        new("62 63", ToA("{ipBlock: {cidr: 8.0.0.0/8, except: [8.8.8.0/24]}}, {ipBlock: {cidr: 8.8.0.0/16}}"), "+ 8.8.8.8 8.1.1.1 > x/a : 80/TCP\n - 9.1.1.1 > x/a : 80/TCP"),
        new("62", ToA("{ipBlock: {cidr: '2001:db8::/32', except: ['2001:db8:1::/48']}}"), "+ 2001:db8::1 2001:db8:2::1 > x/a : 80/TCP\n - 2001:db8:1::1 2001:db9::1 > x/a : 80/TCP"),
        new("63", FromA("{ipBlock: {cidr: 10.0.1.1/4, except: [10.0.1.2/32]}}"), "+ */* > */* : 80/TCP\n - x/a > x/b : 80/TCP") { Test = "should ensure an IP overlapping both IPBlock.CIDR and IPBlock.Except is allowed" },
        new("63", FromA("{ipBlock: {cidr: 10.0.1.2/32}}"), "+ */* > */* : 80/TCP\n - x/a > */* : 80/TCP\n + x/a > x/b : 80/TCP") { Test = "should ensure an IP overlapping both IPBlock.CIDR and IPBlock.Except is allowed" },
        new("63", FromA("{ipBlock: {cidr: 10.0.1.1/4, except: [10.0.1.2/32]}}") + FromA("{ipBlock: {cidr: 10.0.1.2/32}}"), "+ x/a > */* : 80/TCP\n - x/a > 172.16.0.1 : 80/TCP") { Test = "should ensure an IP overlapping both IPBlock.CIDR and IPBlock.Except is allowed" },
        new("63", FromA("{ipBlock: {cidr: 10.0.0.0/16, except: [10.0.1.0/24]}}, {podSelector: {matchLabels: {pod: b}}}"), "+ x/a > x/b y/b : 80/TCP\n - x/a > x/c : 80/TCP"),
        new("64 69", FromA("{ipBlock: {cidr: 10.0.2.2/32}}"), "+ */* > */* : 80/TCP\n - x/a > */* : 80/TCP\n + x/a > y/b : 80/TCP") { Test = "should allow egress access to server in CIDR block" },
        new("64 69", FromA("{ipBlock: {cidr: 'fd00:0:0:2::2/128'}}"), "+ */* > */* : 80/TCP IPv6\n - x/a > */* : 80/TCP IPv6\n + x/a > y/b : 80/TCP IPv6") { Test = "should allow egress access to server in CIDR block" },
        new("64 68", FromA("{ipBlock: {cidr: 10.0.1.1/4, except: [10.0.1.2/32]}}"), "+ */* > */* : 80/TCP\n - x/a > x/b : 80/TCP") { Test = "should enforce except clause while egress access to server in CIDR block" },
        new("64 68", FromA("{ipBlock: {cidr: 'fd00:0:0:1::1/4', except: ['fd00:0:0:1::2/128']}}"), "+ */* > */* : 80/TCP IPv6\n - x/a > x/b : 80/TCP IPv6") { Test = "should enforce except clause while egress access to server in CIDR block" },
        new("65", Nodes + ToA("{ipBlock: {cidr: 0.0.0.0/0}}"), "+ x/b y/a 8.8.8.8 192.168.0.1 z/host > x/a : 80/TCP"),
        new("65", Nodes + ToA("{ipBlock: {cidr: 0.0.0.0/0}}"), "+ 8.8.8.8 192.168.0.1 z/host > x/a : 80/TCP\n - x/b y/a 10.0.2.1 > x/a : 80/TCP") { Switches = s_noPods },
        new("65", Nodes + ToA("{ipBlock: {cidr: 0.0.0.0/0}}"), "+ 8.8.8.8 x/b y/a 10.0.2.1 > x/a : 80/TCP\n - 192.168.0.1 z/host > x/a : 80/TCP") { Switches = s_noNodes },
        new("65", Nodes + FromA("{ipBlock: {cidr: '::/0'}}"), "+ x/a > 2001:db8::1 fd00:9::1 : 80/TCP\n + x/a > z/host : 80/TCP IPv6\n - x/a > y/a : 80/TCP IPv6") { Switches = s_noPods },
        new("66", ToA("{ipBlock: {cidr: 0.0.0.0/0}}"), "+ 8.8.8.8 y/a > x/a : 80/TCP\n - 2001:db8::1 > x/a : 80/TCP\n - y/a > x/a : 80/TCP IPv6"),
        new("66", ToA("{ipBlock: {cidr: '::/0'}}"), "- 8.8.8.8 y/a > x/a : 80/TCP\n + 2001:db8::1 > x/a : 80/TCP\n + y/a > x/a : 80/TCP IPv6"),
        new("66", ToA("{ipBlock: {cidr: 0.0.0.0/0}}, {ipBlock: {cidr: '::/0'}}"), "+ 8.8.8.8 y/a > x/a : 80/TCP\n + 2001:db8::1 > x/a : 80/TCP\n + y/a > x/a : 80/TCP IPv6"),
        new("67", ToA("{podSelector: {matchLabels: {pod: b}}}"), "+ x/b > x/a : 80/TCP\n + x/b > x/a : 80/TCP IPv6\n - x/c > x/a : 80/TCP\n - x/c > x/a : 80/TCP IPv6"),
        new("67", ToA("{ipBlock: {cidr: 10.0.1.2/32}}"), "+ x/b 10.0.1.2 > x/a : 80/TCP\n - x/b > x/a : 80/TCP IPv6\n - fd00:0:0:1::2 > x/a : 80/TCP"),
        new("67", FromA("{ipBlock: {cidr: 'fd00:0:0:2::/64'}}"), "- x/a > y/a y/b : 80/TCP\n + x/a > y/a y/b : 80/TCP IPv6"),
        new("67", ToA("{podSelector: {matchLabels: {pod: b}}}"), "+ 10.0.1.2 > 10.0.1.1 : 80/TCP\n - 10.0.1.3 > 10.0.1.1 : 80/TCP\n + fd00:0:0:1::2 > fd00:0:0:1::1 : 80/TCP\n - fd00:0:0:1::3 > x/a : 80/TCP"),
        new("68", ToA("{ipBlock: {cidr: 192.168.1.7/24}}"), "+ 192.168.1.0 192.168.1.255 > x/a : 80/TCP\n - 192.168.0.255 192.168.2.0 > x/a : 80/TCP"),
        new("68", ToA("{ipBlock: {cidr: 8.0.0.0/8, except: [8.8.8.8/16]}}"), "+ 8.7.0.1 > x/a : 80/TCP\n - 8.8.0.1 > x/a : 80/TCP"),
        new("69", ToA("{ipBlock: {cidr: 8.8.8.8/32}}"), "+ 8.8.8.8 > x/a : 80/TCP\n - 8.8.8.7 8.8.8.9 > x/a : 80/TCP"),
        new("69", ToA("{ipBlock: {cidr: '2001:db8::1/128'}}"), "+ 2001:db8::1 > x/a : 80/TCP\n - 2001:db8:: 2001:db8::2 > x/a : 80/TCP"),
        new("69", ToA("{ipBlock: {cidr: 128.0.0.0/1}}"), "+ 128.0.0.0 255.255.255.255 > x/a : 80/TCP\n - 127.255.255.255 0.0.0.0 > x/a : 80/TCP"),
        new("70", ToA("{ipBlock: {cidr: 0.0.0.0/0, except: [8.0.0.0/8, 8.8.0.0/16, 8.8.8.8/32, 8.0.0.0/8]}}"), "+ 9.0.0.1 7.255.255.255 > x/a : 80/TCP\n - 8.8.8.8 8.8.1.1 8.1.1.1 > x/a : 80/TCP"),
        new("72 95", Nodes + ToA("{ipBlock: {cidr: 192.168.0.1/32}}"), "+ 192.168.0.1 z/host > x/a : 80/TCP\n - fd00:9::1 > x/a : 80/TCP\n - 192.168.0.2 y/a > x/a : 80/TCP"),
        new("72 95", Nodes + FromA("{ipBlock: {cidr: 'fd00:9::/64'}}, {ipBlock: {cidr: 169.254.169.254/32}}"), "+ x/a > fd00:9::1 : 80/TCP\n + x/a > z/host : 80/TCP IPv6\n + x/a > 169.254.169.254 : 80/TCP\n - x/a > z/host : 80/TCP"),
        new("73", "x {podSelector: {matchLabels: {pod: a}}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 8.8.8.8/32}}], ports: [{port: serve-80-tcp}]}]}", "- x/a > 8.8.8.8 : 80/TCP 81/TCP"),
        new("73", "x {podSelector: {matchLabels: {pod: a}}, policyTypes: [Egress], egress: [{ports: [{port: serve-80-tcp}]}]}", "- x/a > 8.8.8.8 : 80/TCP\n + x/a > y/a : 80/TCP"),
        // A block does not hide that the destination is a pod: ports match by the destination (29, 78), peers by the address.
        new("73 29 78", "x {podSelector: {matchLabels: {pod: a}}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0}}], ports: [{port: serve-80-tcp}]}]}", "+ x/a > y/a : 80/TCP\n - x/a > y/a : 81/TCP\n - x/a > 8.8.8.8 : 80/TCP"),
        new("73", "x {podSelector: {matchLabels: {pod: a}}, policyTypes: [Ingress], ingress: [{from: [{ipBlock: {cidr: 8.8.8.8/32}}], ports: [{port: serve-80-tcp}]}]}", "+ 8.8.8.8 > x/a : 80/TCP\n - 8.8.8.8 > x/a : 81/TCP"),
    ];

    private static string ToA(string peers) => "x {podSelector: {matchLabels: {pod: a}}, policyTypes: [Ingress], ingress: [{from: [" + peers + "]}]}\n";

    private static string FromA(string peers) => "x {podSelector: {matchLabels: {pod: a}}, policyTypes: [Egress], egress: [{to: [" + peers + "]}]}\n";
}
