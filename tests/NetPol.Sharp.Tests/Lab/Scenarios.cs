namespace NetPol.Sharp.Tests.Lab;

/// <summary>What everybody asks of policies, written from the API's text; what to expect is written by hand, not asked of the engine.</summary>
internal static class Scenarios
{
    /// <summary>Pods a and b in namespace x, c in z, DNS in kube-system, an agent on a node's network; the pods are dual stack.</summary>
    internal const string Pods = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: z, labels: {team: why}}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: a, namespace: x, labels: {app: a}}
        spec: {nodeName: n1, containers: [{name: c, ports: [{name: http, containerPort: 8080}, {name: data, containerPort: 81, protocol: UDP}]}]}
        status: {podIPs: [{ip: 10.0.1.1}, {ip: "fd00::1:1"}], hostIPs: [{ip: 192.168.0.1}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: b, namespace: x, labels: {app: b}}
        spec: {containers: [{name: c, ports: [{name: http, containerPort: 80}]}]}
        status: {podIPs: [{ip: 10.0.1.2}, {ip: "fd00::1:2"}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: c, namespace: z, labels: {app: c}}
        spec: {containers: [{name: c, ports: [{name: http, containerPort: 8000}]}]}
        status: {podIPs: [{ip: 10.0.2.1}, {ip: "fd00::2:1"}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: dns, namespace: kube-system, labels: {k8s-app: kube-dns}}
        spec: {containers: [{name: c, ports: [{name: dns, containerPort: 53, protocol: UDP}, {name: dns-tcp, containerPort: 53}]}]}
        status: {podIPs: [{ip: 10.0.3.1}, {ip: "fd00::3:1"}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: agent, namespace: x, labels: {app: a}}
        spec: {nodeName: n2, hostNetwork: true, containers: [{name: c}]}
        status: {podIPs: [{ip: 192.168.0.2}], hostIPs: [{ip: 192.168.0.2}]}
        """;

    internal static Scenario[] All { get; } =
    [
        new("no policy", "", "x/b → x/a TCP 8080: yes", "z/c → x/a UDP 81: yes", "198.51.100.77 → x/a SCTP 7: yes", "x/a → z/c TCP 7 IPv6: yes"),
        new(
            "default deny ingress",
            """{metadata: {name: deny, namespace: x}, spec: {podSelector: {}, policyTypes: [Ingress]}}""",
            "x/b → x/a TCP 8080: no", "x/b → x/a UDP 81 IPv6: no", "198.51.100.77 → x/a TCP 7: no", "x/a → z/c TCP 8000: yes", "192.168.0.1 → x/a TCP 7: yes", "192.168.0.2 → x/a TCP 7: no", "z/c → x/agent TCP 7: yes"),
        new(
            "default deny egress",
            """{metadata: {name: deny, namespace: x}, spec: {podSelector: {}, policyTypes: [Egress]}}""",
            "x/b → x/a TCP 8080: no", "z/c → x/a TCP 8080: yes", "x/a → 198.51.100.77 UDP 7: no", "x/a → kube-system/dns UDP 53: no", "x/a → 192.168.0.1 TCP 7: yes", "x/b → 192.168.0.1 TCP 7: no"),
        new(
            "both sides have to allow",
            """
            {metadata: {name: deny, namespace: x}, spec: {podSelector: {}, policyTypes: [Ingress, Egress]}}
            ---
            {metadata: {name: in, namespace: x}, spec: {podSelector: {matchLabels: {app: a}}, ingress: [{from: [{podSelector: {matchLabels: {app: b}}}], ports: [{port: 8080}]}]}}
            ---
            {metadata: {name: out, namespace: x}, spec: {podSelector: {matchLabels: {app: b}}, policyTypes: [Egress], egress: [{to: [{podSelector: {}}], ports: [{port: 8080}, {port: 443}]}]}}
            """,
            "x/b → x/a TCP 8080: yes", "x/b → x/a TCP 443: no", "x/b → x/a UDP 8080: no", "x/b → x/agent TCP 8080: no", "x/a → x/b TCP 8080: no"),
        new(
            "replies pass, connections back do not",
            """{metadata: {name: a, namespace: x}, spec: {podSelector: {matchLabels: {app: a}}, policyTypes: [Ingress, Egress], ingress: [{from: [{podSelector: {matchLabels: {app: b}}}]}]}}""",
            "x/b → x/a TCP 8080: yes", "x/b → x/a UDP 81: yes", "x/b → x/a SCTP 7 IPv6: yes", "x/a → x/b TCP 80: no", "x/a → x/b UDP 81 IPv6: no"),
        new(
            "except",
            """{metadata: {name: a, namespace: x}, spec: {podSelector: {matchLabels: {app: a}}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/16, except: [10.0.1.2/32, 10.0.3.0/24, 10.0.3.0/28]}}]}]}}""",
            "z/c → x/a TCP 8080: yes", "x/b → x/a TCP 8080: no", "kube-system/dns → x/a TCP 8080: no", "10.0.4.0 → x/a UDP 81: yes", "10.1.0.0 → x/a UDP 81: no", "z/c → x/a TCP 8080 IPv6: no"),
        new(
            "an exception is not a denial",
            """{metadata: {name: a, namespace: x}, spec: {podSelector: {matchLabels: {app: a}}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/16, except: [10.0.1.2/32]}}, {ipBlock: {cidr: 10.0.1.2/32}}]}]}}""",
            "x/b → x/a TCP 8080: yes", "z/c → x/a TCP 8080: yes", "x/b → x/a TCP 8080 IPv6: no"),
        new(
            "ranges",
            """{metadata: {name: a, namespace: x}, spec: {podSelector: {matchLabels: {app: a}}, ingress: [{ports: [{port: 3000, endPort: 3010}, {protocol: UDP}]}]}}""",
            "x/b → x/a TCP 2999: no", "x/b → x/a TCP 3000: yes", "x/b → x/a TCP 3005 IPv6: yes", "x/b → x/a TCP 3010: yes", "x/b → x/a TCP 3011: no", "x/b → x/a UDP 3011: yes", "x/b → x/a SCTP 3005: no"),
        new(
            "named ports are those of the destination",
            """
            {metadata: {name: in, namespace: x}, spec: {podSelector: {}, ingress: [{ports: [{port: http}, {port: data}]}]}}
            ---
            {metadata: {name: out, namespace: z}, spec: {podSelector: {}, policyTypes: [Egress], egress: [{ports: [{port: http}, {port: dns, protocol: UDP}]}]}}
            """,
            "kube-system/dns → x/a TCP 8080: yes", "kube-system/dns → x/a TCP 80: no", "kube-system/dns → x/b TCP 80: yes", "kube-system/dns → x/b TCP 8080: no", "kube-system/dns → x/a UDP 81: no",
            "z/c → x/a TCP 8080 IPv6: yes", "z/c → x/b TCP 80: yes", "z/c → kube-system/dns UDP 53: yes", "z/c → kube-system/dns TCP 53: no", "z/c → 198.51.100.77 TCP 80: no"),
        new(
            "other namespaces",
            """{metadata: {name: a, namespace: x}, spec: {podSelector: {matchLabels: {app: a}}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: why}}, podSelector: {matchLabels: {app: c}}}]}]}}""",
            "z/c → x/a TCP 8080: yes", "x/b → x/a TCP 8080: no", "kube-system/dns → x/a TCP 8080: no"),
        new(
            "one item or two",
            """{metadata: {name: a, namespace: x}, spec: {podSelector: {matchLabels: {app: a}}, ingress: [{from: [{namespaceSelector: {matchLabels: {team: why}}}, {podSelector: {matchLabels: {app: c}}}]}]}}""",
            "z/c → x/a TCP 8080: yes", "x/b → x/a TCP 8080: no"),
        new(
            "every pod is not every address",
            """{metadata: {name: a, namespace: x}, spec: {podSelector: {matchLabels: {app: a}}, ingress: [{from: [{namespaceSelector: {}}]}]}}""",
            "x/b → x/a TCP 8080: yes", "z/c → x/a TCP 8080 IPv6: yes", "198.51.100.77 → x/a TCP 8080: no", "192.168.0.2 → x/a TCP 8080: no", "x/agent → x/a TCP 8080: no"),
        new(
            "families do not mix",
            """{metadata: {name: a, namespace: x}, spec: {podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: "::/0", except: ["fd00::2:0/112"]}}]}]}}""",
            "x/a → x/b TCP 80 IPv6: yes", "x/a → x/b TCP 80: no", "x/a → z/c TCP 8000 IPv6: no", "x/a → 2001:db8:77::77 UDP 7 IPv6: yes", "x/a → 198.51.100.77 UDP 7: no"),
        new(
            "DNS",
            """
            {metadata: {name: deny, namespace: x}, spec: {podSelector: {}, policyTypes: [Egress]}}
            ---
            {metadata: {name: dns, namespace: x}, spec: {podSelector: {}, policyTypes: [Egress], egress: [{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}, podSelector: {matchLabels: {k8s-app: kube-dns}}}], ports: [{port: 53, protocol: UDP}, {port: 53}]}]}}
            """,
            "x/a → kube-system/dns UDP 53: yes", "x/a → kube-system/dns TCP 53 IPv6: yes", "x/a → kube-system/dns SCTP 53: no", "x/a → kube-system/dns TCP 80: no", "x/a → x/b TCP 80: no"),
        new(
            "stacked policies add up",
            """
            {metadata: {name: one, namespace: x}, spec: {podSelector: {matchLabels: {app: a}}, ingress: [{from: [{podSelector: {}}], ports: [{port: 80}]}]}}
            ---
            {metadata: {name: two, namespace: x}, spec: {podSelector: {matchExpressions: [{key: app, operator: In, values: [a, z]}]}, ingress: [{from: [{namespaceSelector: {matchExpressions: [{key: team, operator: Exists}]}}], ports: [{port: 443}]}]}}
            """,
            "x/b → x/a TCP 80: yes", "x/b → x/a TCP 443: no", "z/c → x/a TCP 443: yes", "z/c → x/a TCP 80: no", "z/c → x/b TCP 80: yes"),
        new(
            "labels that are missing",
            """{metadata: {name: a, namespace: x}, spec: {podSelector: {matchLabels: {app: a}}, ingress: [{from: [{namespaceSelector: {matchExpressions: [{key: team, operator: NotIn, values: [why]}]}}]}]}}""",
            "x/b → x/a TCP 8080: yes", "kube-system/dns → x/a TCP 8080: yes", "z/c → x/a TCP 8080: no"),
    ];
}
