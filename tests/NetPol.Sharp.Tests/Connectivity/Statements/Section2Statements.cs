using System.Collections.Generic;
using static NetPol.Sharp.Tests.Connectivity.StatementCluster;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>Isolation and policyTypes (semantics 1 to 28).</summary>
internal static class Section2Statements
{
    // x/a may be reached from x/b only, if the rule counts, and may reach x/b only.
    private const string IngressRuleOutside = "x {podSelector: {matchLabels: {pod: a}}, policyTypes: [Egress], ingress: [{from: [{podSelector: {matchLabels: {pod: b}}}]}]}";
    private const string EgressRuleOutside = "x {podSelector: {matchLabels: {pod: a}}, policyTypes: [Ingress], egress: [{to: [{podSelector: {matchLabels: {pod: b}}}]}]}";
    private const string DenyIngress = "x {podSelector: {matchLabels: {pod: a}}, policyTypes: [Ingress]}";
    private const string DenyEgress = "x {podSelector: {matchLabels: {pod: a}}, policyTypes: [Egress]}";
    private const string Stacked81 = "x {podSelector: {matchLabels: {pod: a}}, policyTypes: [Ingress], ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: 'y'}}}], ports: [{port: 81, protocol: TCP}]}]}";
    private const string FromNs2 = "x {podSelector: {matchLabels: {pod: a}}, policyTypes: [Ingress], ingress: [{from: [{namespaceSelector: {matchLabels: {ns2: updated}}}]}]}\n";
    private const string FromPod2 = "x {podSelector: {matchLabels: {pod: a}}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {matchLabels: {pod: b, pod2: updated}}}]}]}\n";
    private static readonly ReferenceSwitches s_union = new(RulesOutsidePolicyTypes: "union");
    private static readonly ReferenceSwitches s_isolate = new(RulesOutsidePolicyTypes: "isolate");

    internal static IEnumerable<StatementGroup> Groups { get; } =
    [
        new("1 14", "x {podSelector: {matchLabels: {pod: a}}}", "- y/a x/b 8.8.8.8 > x/a : 80/TCP\n + x/a > y/a x/b : 80/TCP\n + y/a > x/b y/b : 80/TCP\n + x/a x/b > y/a : 80/TCP"),
        new("13 9", "", "+ */* > */* : 80/TCP 80/UDP 80/SCTP\n + 8.8.8.8 > x/a : 80/TCP\n + x/a > 8.8.8.8 : 443/TCP\n + x/a > 2001:db8::1 : 443/TCP"),
        new("13 105", "w {}\n x {podSelector: {matchLabels: {pod: nobody}}}", "+ */* > */* : 80/TCP"),
        new("6 7 12", "x {policyTypes: [Ingress, Egress]}\n x {ingress: [{}]}\n x {policyTypes: [Egress], egress: [{}]}\n x {}", "+ */* > */* : 80/TCP 53/UDP"),
        new("7", "x {policyTypes: [Ingress, Egress]}\n x {policyTypes: [Ingress], ingress: [{ports: [{port: 81}]}, {ports: [{port: 80}]}]}", "+ y/a > x/a : 80/TCP 81/TCP\n - y/a > x/a : 82/TCP\n - x/a > y/a : 80/TCP"),
        new("7", Stacked81, "+ */* > */* : 80/TCP 81/TCP\n - x/* z/* > x/a : 81/TCP\n - */* > x/a : 80/TCP") { Test = "should enforce multiple, stacked policies with overlapping podSelectors" },
        new("7", Stacked81 + "\n x {podSelector: {matchLabels: {pod: a}}, policyTypes: [Ingress], ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: 'y'}}}], ports: [{port: 80, protocol: TCP}]}]}",
            "+ */* > */* : 80/TCP\n - x/* z/* > x/a : 80/TCP") { Test = "should enforce multiple, stacked policies with overlapping podSelectors" },
        new("8",
            """
            x {podSelector: {matchLabels: {pod: a}}, policyTypes: [Egress], egress: [{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: 'y'}}, podSelector: {matchLabels: {pod: a}}}]}]}
            y {podSelector: {matchLabels: {pod: a}}, policyTypes: [Ingress], ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: x}}, podSelector: {matchLabels: {pod: a}}}]}]}
            y {podSelector: {matchLabels: {pod: b}}, policyTypes: [Ingress], ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: x}}, podSelector: {matchLabels: {pod: a}}}]}]}
            """,
            "+ */* > */* : 80/TCP\n - x/a > */* : 80/TCP\n - */* > y/a y/b : 80/TCP\n + x/a > y/a : 80/TCP") { Test = "should support denying of egress traffic on the client side (even if the server explicitly allows this traffic)" },
        new("10", "x {policyTypes: [Ingress, Egress], ingress: [{from: [{namespaceSelector: {}}]}]}", "+ y/a > x/a : 80/TCP\n - x/a > y/a : 80/TCP"),
        new("15", "x {podSelector: {matchLabels: {pod: a}}, policyTypes: [Egress], egress: [{}]}\n" + DenyIngress, "+ */* > */* : 80/TCP\n - */* > x/a : 80/TCP") { Test = "should enforce policies to check ingress and egress policies can be controlled independently based on PodSelector" },
        new("15", DenyEgress, "- x/a > */* 8.8.8.8 : 80/TCP\n + */* 8.8.8.8 > x/a : 80/TCP") { Test = "should deny egress from pods based on PodSelector" },
        new("15 17i", "x {policyTypes: [Egress]}", "+ */* > */* : 80/TCP\n - x/* > */* : 80/TCP") { Test = "should deny egress from all pods in a namespace" },
        new("16 17a", "x {podSelector: {}}", "- y/a x/b 8.8.8.8 > x/a : 80/TCP\n + x/a > y/a 8.8.8.8 : 80/TCP"),
        new("16 17b", "x {podSelector: {}, policyTypes: []}", "- y/a x/b 8.8.8.8 > x/a : 80/TCP\n + x/a > y/a 8.8.8.8 : 80/TCP"),
        new("16", "x {podSelector: {}, policyTypes: null}", "- y/a > x/a : 80/TCP\n + x/a > y/a : 80/TCP"),
        new("16 17c", "x {podSelector: {}, ingress: [], egress: []}", "- y/a x/b 8.8.8.8 > x/a : 80/TCP\n + x/a > y/a 8.8.8.8 : 80/TCP"),
        new("16 17d 20", "x {podSelector: {}, egress: [{}]}", "- y/a x/b 8.8.8.8 > x/a : 80/TCP\n + x/a > y/a 8.8.8.8 : 80/TCP 53/UDP"),
        new("16 17e 20", "x {podSelector: {}, egress: [{ports: [{port: 80}]}]}", "- y/a x/b 8.8.8.8 > x/a : 80/TCP\n + x/a > y/a 8.8.8.8 : 80/TCP\n - x/a > y/a 8.8.8.8 : 81/TCP 80/UDP"),
        new("16 17f", "x {podSelector: {}, ingress: [{ports: [{port: 80}]}]}", "+ y/a x/b 8.8.8.8 > x/a : 80/TCP\n - y/a x/b 8.8.8.8 > x/a : 81/TCP\n + x/a > y/a 8.8.8.8 : 81/TCP"),
        new("16 17g 18", "x {podSelector: {}, policyTypes: [Egress], ingress: [{ports: [{port: 80}]}]}", "+ y/a 8.8.8.8 > x/a : 80/TCP 81/TCP\n - x/a > y/a x/b 8.8.8.8 : 80/TCP 81/TCP"),
        new("16 17h 18", "x {podSelector: {}, policyTypes: [Ingress], egress: [{ports: [{port: 80}]}]}", "- y/a 8.8.8.8 > x/a : 80/TCP 81/TCP\n + x/a > y/a 8.8.8.8 : 80/TCP 81/TCP"),
        new("16 17i 19", "x {podSelector: {}, policyTypes: [Egress]}", "+ y/a 8.8.8.8 > x/a : 80/TCP\n - x/a > y/a x/b 8.8.8.8 : 80/TCP"),
        new("16 17j", "x {podSelector: {}, policyTypes: [Ingress, Egress]}", "- y/a 8.8.8.8 > x/a : 80/TCP\n - x/a > y/a x/b 8.8.8.8 : 80/TCP"),
        new("16 17k", "x {podSelector: {}, policyTypes: [Ingress, Ingress], ingress: [{}]}", "+ y/a 8.8.8.8 > x/a : 80/TCP\n + x/a > y/a 8.8.8.8 : 80/TCP"),
        new("16 17k", "x {podSelector: {}, policyTypes: [Egress, Egress]}", "+ y/a > x/a : 80/TCP\n - x/a > y/a : 80/TCP"),
        new("18", IngressRuleOutside, "+ y/a x/b > x/a : 80/TCP\n - x/a > y/a : 80/TCP"),
        new("18", IngressRuleOutside, "+ y/a x/b > x/a : 80/TCP\n - x/a > y/a : 80/TCP") { Switches = s_union },
        new("18", IngressRuleOutside, "- y/a > x/a : 80/TCP\n + x/b > x/a : 80/TCP\n - x/a > y/a : 80/TCP") { Switches = s_isolate },
        new("18", IngressRuleOutside + "\n" + DenyIngress, "- y/a x/b > x/a : 80/TCP"),
        new("18", IngressRuleOutside + "\n" + DenyIngress, "- y/a > x/a : 80/TCP\n + x/b > x/a : 80/TCP") { Switches = s_union },
        new("18", IngressRuleOutside + "\n" + DenyIngress, "- y/a > x/a : 80/TCP\n + x/b > x/a : 80/TCP") { Switches = s_isolate },
        new("18", EgressRuleOutside, "+ x/a > y/a x/b : 80/TCP\n - y/a > x/a : 80/TCP"),
        new("18", EgressRuleOutside, "+ x/a > y/a x/b : 80/TCP\n - y/a > x/a : 80/TCP") { Switches = s_union },
        new("18", EgressRuleOutside, "- x/a > y/a : 80/TCP\n + x/a > x/b : 80/TCP\n - y/a > x/a : 80/TCP") { Switches = s_isolate },
        new("18", EgressRuleOutside + "\n" + DenyEgress, "- x/a > y/a x/b : 80/TCP"),
        new("18", EgressRuleOutside + "\n" + DenyEgress, "- x/a > y/a : 80/TCP\n + x/a > x/b : 80/TCP") { Switches = s_union },
        new("18", EgressRuleOutside + "\n" + DenyEgress, "- x/a > y/a : 80/TCP\n + x/a > x/b : 80/TCP") { Switches = s_isolate },
        new("18", "x {policyTypes: [Egress], ingress: []}", "+ y/a > x/a : 80/TCP") { Switches = s_isolate },
        new("19", "x {policyTypes: [Egress], egress: [{ports: [{port: 80}]}]}", "+ y/a > x/a : 80/TCP 81/TCP\n + x/a > y/a : 80/TCP\n - x/a > y/a : 81/TCP"),
        new("19", "x {egress: []}", "+ x/a > y/a : 80/TCP\n - y/a > x/a : 80/TCP"),
        new("21", "x {policyTypes: [Ingress]}", "- y/* > x/* : 80/TCP\n + */* > y/* z/* : 80/TCP"),
        new("21", "x {podSelector: null, policyTypes: [Ingress]}", "- y/* > x/* : 80/TCP\n + */* > y/* z/* : 80/TCP"),
        new("21", "x {podSelector: {}, policyTypes: [Ingress]}", "- y/* > x/* : 80/TCP\n + */* > y/* z/* : 80/TCP"),
        new("22", "x", "- y/* x/* > x/* : 80/TCP\n + x/* > y/* 8.8.8.8 : 80/TCP"),
        new("22", "x null", "- y/* x/* > x/* : 80/TCP\n + x/* > y/* 8.8.8.8 : 80/TCP"),
        new("23", "x {policyTypes: [Ingress, Egress]}", "- y/a > x/a : 80/TCP\n - x/a > y/a : 80/TCP"),
        new("23", "x {policyTypes: [Ingress, Egress], ingress: null, egress: null}", "- y/a > x/a : 80/TCP\n - x/a > y/a : 80/TCP"),
        new("23", "x {policyTypes: [Ingress, Egress], ingress: [], egress: []}", "- y/a > x/a : 80/TCP\n - x/a > y/a : 80/TCP"),
        new("23", "x {egress: null}", "- y/a > x/a : 80/TCP\n + x/a > y/a : 80/TCP"),
        new("24", "x {policyTypes: [Ingress], ingress: [{}]}", "+ */* > */* : 80/TCP 81/TCP\n + 8.8.8.8 > x/a : 80/SCTP") { Test = "should support allow-all policy" },
        new("24", "x {policyTypes: [Egress], egress: [{}]}", "+ */* > */* : 80/TCP 81/UDP\n + x/a > 8.8.8.8 : 80/SCTP"),
        new("24", "x {policyTypes: [Ingress], ingress: [{ports: [{port: 80}]}]}", "+ */* > */* : 81/TCP\n - */* > x/* : 81/TCP") { Test = "should enforce multiple ingress policies with ingress allow-all policy taking precedence" },
        new("24 12", "x {policyTypes: [Ingress], ingress: [{ports: [{port: 80}]}]}\n x {policyTypes: [Ingress], ingress: [{}]}", "+ */* > */* : 81/TCP") { Test = "should enforce multiple ingress policies with ingress allow-all policy taking precedence" },
        new("24", "x {policyTypes: [Egress], egress: [{ports: [{port: 80}]}]}", "+ */* > */* : 81/TCP\n - x/* > */* : 81/TCP") { Test = "should enforce multiple egress policies with egress allow-all policy taking precedence" },
        new("24 12", "x {policyTypes: [Egress], egress: [{ports: [{port: 80}]}]}\n x {policyTypes: [Egress], egress: [{}]}", "+ */* > */* : 81/TCP") { Test = "should enforce multiple egress policies with egress allow-all policy taking precedence" },
        new("25", "x {ingress: [null]}", "+ y/a 8.8.8.8 > x/a : 80/TCP 53/UDP"),
        new("25", "x {policyTypes: [Egress], egress: [null]}", "+ x/a > y/a 8.8.8.8 : 80/TCP 53/UDP"),
        new("26", "x {policyTypes: [Ingress]}", "+ */* > */* : 80/TCP\n - */* > x/* : 80/TCP") { Test = "should support a 'default-deny-ingress' policy" },
        new("26", "x {policyTypes: [Ingress, Egress]}", "+ */* > */* : 80/TCP\n - */* > x/* : 80/TCP\n - x/* > */* : 80/TCP") { Test = "should support a 'default-deny-all' policy" },
        new("27", "x {policyTypes: [Ingress, Egress]}", "+ */* > */* : 80/TCP\n - */* > x/* : 80/TCP\n - x/* > */* : 80/TCP") { Test = "should stop enforcing policies after they are deleted" },
        new("27", "", "+ */* > */* : 80/TCP") { Test = "should stop enforcing policies after they are deleted" },
        new("28", "x {policyTypes: [Ingress], ingress: [{}]}", "+ */* > */* : 81/TCP") { Test = "should enforce updated policy" },
        new("28", "x {policyTypes: [Ingress], ingress: []}", "+ */* > */* : 81/TCP\n - */* > x/* : 81/TCP") { Test = "should enforce updated policy" },
        new("28", FromNs2 + Namespace("{}"), "- x/* y/* v/p > x/a : 80/TCP") { Test = "should allow ingress access from updated namespace" },
        new("28", FromNs2 + Namespace("{ns2: updated}"), "- x/* y/* > x/a : 80/TCP\n + v/p > x/a : 80/TCP") { Test = "should allow ingress access from updated namespace" },
        new("28", FromPod2 + Pod("x", "d", "{pod: b}", 9), "- */* x/d > x/a : 80/TCP") { Test = "should allow ingress access from updated pod" },
        new("28", FromPod2 + Pod("x", "d", "{pod: b, pod2: updated}", 9), "- */* > x/a : 80/TCP\n + x/d > x/a : 80/TCP") { Test = "should allow ingress access from updated pod" },
        new("28", "x {podSelector: {matchLabels: {target: isolated}}, policyTypes: [Ingress]}\n" + Pod("x", "d", "{pod: d}", 9), "+ */* > */* x/d : 80/TCP") { Test = "should deny ingress access to updated pod" },
        new("28", "x {podSelector: {matchLabels: {target: isolated}}, policyTypes: [Ingress]}\n" + Pod("x", "d", "{pod: d, target: isolated}", 9), "+ */* > */* : 80/TCP\n - */* > x/d : 80/TCP") { Test = "should deny ingress access to updated pod" },
    ];

    private static string Namespace(string labels) =>
        "{apiVersion: v1, kind: Namespace, metadata: {name: v, labels: " + labels + "}}\n{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: v}, spec: {containers: []}, status: {podIP: 10.0.9.1}}";
}
