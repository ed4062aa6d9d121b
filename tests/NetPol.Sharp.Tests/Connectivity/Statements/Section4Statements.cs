using System.Collections.Generic;
using static NetPol.Sharp.Tests.Connectivity.StatementCluster;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>Peers (semantics 35 to 50).</summary>
internal static class Section4Statements
{
    // A namespace that nobody lists, one that bears another's name as a label, a node, and a pod on it that is not ready.
    private const string Surroundings =
        """
        {apiVersion: v1, kind: Namespace, metadata: {name: v, labels: {name: 'y'}}}
        {apiVersion: v1, kind: Pod, metadata: {name: p, namespace: v}, spec: {containers: []}, status: {podIP: 10.0.9.1}}
        {apiVersion: v1, kind: Pod, metadata: {name: p, namespace: unlisted}, spec: {containers: []}, status: {podIP: 10.0.9.2}}
        {apiVersion: v1, kind: Node, metadata: {name: n1}, status: {addresses: [{type: InternalIP, address: 192.168.0.1}]}}

        """;

    internal static IEnumerable<StatementGroup> Groups =>
    [
        new("35", ToA("{podSelector: {matchLabels: {pod: b}}}"), "+ */* > */* : 80/TCP\n - */* > x/a : 80/TCP\n + x/b > x/a : 80/TCP") { Test = "should enforce policy to allow traffic from pods within server namespace based on PodSelector" },
        new("35", FromA("{podSelector: {matchLabels: {pod: b}}}"), "+ */* > */* : 80/TCP\n - x/a > */* : 80/TCP\n + x/a > x/b : 80/TCP"),
        new("36", "x {policyTypes: [Ingress], ingress: [{from: [{podSelector: {matchLabels: {}}}]}]}", "+ */* > */* : 80/TCP\n - y/* z/* > x/* : 80/TCP") { Test = "should deny ingress from pods on other namespaces" },
        new("36", "x {policyTypes: [Egress], egress: [{to: [{podSelector: {}}]}]}", "+ */* > */* : 80/TCP\n - x/* > y/* z/* 8.8.8.8 : 80/TCP"),
        new("37 45", ToA("{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: 'y'}}}"), "+ */* > */* : 80/TCP\n - x/* z/* > x/a : 80/TCP") { Test = "should enforce policy to allow traffic only from a different namespace, based on NamespaceSelector" },
        new("37", FromA("{namespaceSelector: {matchLabels: {ns: 'y'}}}"), "- x/a > x/b z/* 8.8.8.8 : 80/TCP\n + x/a > y/* : 80/TCP 53/UDP"),
        new("38", ToA("{namespaceSelector: {matchLabels: {}}}"), "+ */* > */* : 80/TCP") { Test = "should enforce policy to allow ingress traffic from pods in all namespaces" },
        new("38 48", Surroundings + ToA("{namespaceSelector: {}}"), "+ */* v/p unlisted/p > x/a : 80/TCP\n - 8.8.8.8 192.168.0.1 > x/a : 80/TCP"),
        new("38 48", Surroundings + FromA("{namespaceSelector: {}}"), "+ x/a > */* v/p unlisted/p : 80/TCP\n - x/a > 8.8.8.8 192.168.0.1 : 80/TCP"),
        new("39", ToA("{namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [x]}]}, podSelector: {matchLabels: {pod: b}}}"), "+ */* > */* : 80/TCP\n - */* > x/a : 80/TCP\n + y/b z/b > x/a : 80/TCP") { Test = "should enforce policy based on PodSelector and NamespaceSelector" },
        new("39", ToA("{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: 'y'}}, podSelector: {matchLabels: {pod: a}}}"), "+ */* > */* : 80/TCP\n - */* > x/a : 80/TCP\n + y/a > x/a : 80/TCP") { Test = "should enforce policy to allow traffic only from a pod in a different namespace based on PodSelector and NamespaceSelector" },
        new("39 46", FromA("{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: 'y'}}, podSelector: {matchLabels: {pod: a}}}"), "+ */* > */* : 80/TCP\n - x/a > */* : 80/TCP\n + x/a > y/a : 80/TCP") { Test = "should enforce egress policy allowing traffic to a server in a different namespace based on PodSelector and NamespaceSelector" },
        new("40", ToA("{namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [x]}]}}, {podSelector: {matchLabels: {pod: b}}}"), "+ */* > */* : 80/TCP\n - x/c > x/a : 80/TCP") { Test = "should enforce policy based on PodSelector or NamespaceSelector" },
        new("40", ToA("{namespaceSelector: {matchLabels: {ns: 'y'}}}, {podSelector: {matchLabels: {pod: b}}}"), "+ y/* x/b > x/a : 80/TCP\n - x/c z/* > x/a : 80/TCP"),
        new("40", ToA("{namespaceSelector: {matchLabels: {ns: 'y'}}, podSelector: {matchLabels: {pod: b}}}"), "+ y/b > x/a : 80/TCP\n - y/a y/c x/* z/* > x/a : 80/TCP"),
        new("41", ToA("{namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [x]}]}, podSelector: {matchExpressions: [{key: pod, operator: In, values: [b, c]}]}}"), "+ */* > */* : 80/TCP\n - x/* y/a z/a > x/a : 80/TCP") { Test = "should enforce policy based on Multiple PodSelectors and NamespaceSelectors" },
        new("41", ToA("{podSelector: {matchLabels: {pod: b}}}, {namespaceSelector: {matchLabels: {ns: 'y'}}, podSelector: {matchLabels: {pod: c}}}, {namespaceSelector: {matchLabels: {ns: z}}}"), "+ x/b y/c z/* > x/a : 80/TCP\n - x/c y/a y/b > x/a : 80/TCP"),
        new("42 48", Surroundings + ToA("{podSelector: {}, namespaceSelector: {}}"), "+ */* v/p unlisted/p > x/a : 80/TCP\n - 8.8.8.8 192.168.0.1 > x/a : 80/TCP"),
        new("43", ToA("{podSelector: {}}"), "+ x/* > x/a : 80/TCP\n - y/* z/* > x/a : 80/TCP"),
        new("43", ToA("{podSelector: {}, namespaceSelector: null}"), "+ x/* > x/a : 80/TCP\n - y/* z/* > x/a : 80/TCP"),
        new("43", ToA("{podSelector: {}, namespaceSelector: {}}"), "+ */* > x/a : 80/TCP"),
        new("43", ToA("{namespaceSelector: {matchLabels: {ns: 'y'}}}"), "+ y/* > x/a : 80/TCP\n - x/* z/* > x/a : 80/TCP"),
        new("43", ToA("{namespaceSelector: {matchLabels: {ns: 'y'}}, podSelector: {}}"), "+ y/* > x/a : 80/TCP\n - x/* z/* > x/a : 80/TCP"),
        new("44", Surroundings + ToA("{namespaceSelector: {matchLabels: {name: 'y'}}}"), "+ v/p > x/a : 80/TCP\n - y/* > x/a : 80/TCP"),
        new("45", ToA("{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: 'y'}}}"), "+ */* > */* : 80/TCP\n - x/* z/* > x/a : 80/TCP") { Test = "should enforce policy to allow traffic based on NamespaceSelector with MatchLabels using default ns label" },
        new("45", FromA("{namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: ['y']}]}}"), "+ */* > */* : 80/TCP\n - x/a > y/* : 80/TCP") { Test = "should enforce policy based on NamespaceSelector with MatchExpressions using default ns label" },
        new("45", Surroundings + ToA("{namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: In, values: [unlisted, v]}]}}"), "+ v/p unlisted/p > x/a : 80/TCP\n - y/a x/b > x/a : 80/TCP"),
        new("46", ToA("{podSelector: {matchLabels: {pod: b}}}"), "+ x/b > x/a : 80/TCP\n - x/c > x/a : 80/TCP\n + x/a > x/c : 80/TCP"),
        new("46", FromA("{podSelector: {matchLabels: {pod: b}}}"), "+ x/a > x/b : 80/TCP\n - x/a > x/c : 80/TCP\n + x/c > x/a : 80/TCP"),
        new("47", Surroundings + ToA("{podSelector: {matchLabels: {pod: d}}}") + Pod("x", "d", "{pod: d}", 9, "nodeName: n1, containers: []", "phase: Running, conditions: [{type: Ready, status: 'False'}]"), "+ x/d > x/a : 80/TCP\n - x/b > x/a : 80/TCP"),
        new("47", Surroundings + "x {podSelector: {matchLabels: {pod: d}}}\n" + Pod("x", "d", "{pod: d}", 9, "nodeName: n1, containers: []", "phase: Running, conditions: [{type: Ready, status: 'False'}]"), "- x/a > x/d : 80/TCP"),
        new("49", ToA("{podSelector: {matchLabels: {app: shop}}}") + Owned("{pod: d}"), "- x/d > x/a : 80/TCP"),
        new("49", ToA("{podSelector: {matchLabels: {app: shop}}}") + Owned("{app: shop}"), "+ x/d > x/a : 80/TCP"),
        new("50", ToA("{podSelector: null, namespaceSelector: {matchLabels: {ns: 'y'}}}"), "+ y/* > x/a : 80/TCP\n - x/b z/a > x/a : 80/TCP"),
        new("102", ToA("{podSelector: {matchLabels: {pod: d}}}") + "{apiVersion: v1, kind: Pod, metadata: {name: d, namespace: x, labels: {pod: d}, deletionTimestamp: '2026-01-01T00:00:00Z'}, spec: {containers: []}, status: {phase: Running, podIP: 10.0.1.9}}", "+ x/d > x/a : 80/TCP\n - x/b > x/a : 80/TCP"),
        new("101", ToA("{podSelector: {matchLabels: {pod: d}}}") + Pod("x", "d", "{pod: d}", 9, status: "phase: Succeeded"), "- 10.0.1.9 > x/a : 80/TCP\n - fd00:0:0:1::9 > x/a : 80/TCP"),
        new("101", "x {podSelector: {matchLabels: {pod: d}}, policyTypes: [Ingress, Egress]}\n" + Pod("x", "d", "{pod: d}", 9, status: "phase: Failed"), "+ x/a > 10.0.1.9 : 80/TCP\n + 10.0.1.9 > x/a : 80/TCP"),
    ];

    private static string ToA(string peers) => "x {podSelector: {matchLabels: {pod: a}}, policyTypes: [Ingress], ingress: [{from: [" + peers + "]}]}\n";

    private static string FromA(string peers) => "x {podSelector: {matchLabels: {pod: a}}, policyTypes: [Egress], egress: [{to: [" + peers + "]}]}\n";

    private static string Owned(string labels) =>
        "{apiVersion: v1, kind: Pod, metadata: {name: d, namespace: x, labels: " + labels + ", annotations: {app: shop}, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: shop, uid: u}]}, "
        + "spec: {containers: [{name: shop, image: shop}]}, status: {podIP: 10.0.1.9}}\n";
}
