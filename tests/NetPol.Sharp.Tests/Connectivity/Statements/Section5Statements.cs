using System.Collections.Generic;
using System.Linq;
using static NetPol.Sharp.Tests.Connectivity.StatementCluster;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>Label selectors (semantics 51 to 60).</summary>
internal static class Section5Statements
{
    // The pods of the table: without the key, and with a, c and the empty value.
    private static readonly string s_table = string.Join('\n', Pod("x", "none", "{}", 11), Pod("x", "ka", "{k: a}", 12), Pod("x", "kc", "{k: c}", 13), Pod("x", "ke", "{k: ''}", 14)) + "\n";
    private static readonly string[] s_tablePods = ["x/none", "x/ka", "x/kc", "x/ke"];

    internal static IEnumerable<StatementGroup> Groups =>
    [
        .. Row("53 60", "{matchExpressions: [{key: k, operator: In, values: [a, b]}]}", "x/ka"),
        .. Row("54 60", "{matchExpressions: [{key: k, operator: NotIn, values: [a, b]}]}", "x/none x/kc x/ke"),
        .. Row("55 60", "{matchExpressions: [{key: k, operator: Exists}]}", "x/ka x/kc x/ke"),
        .. Row("55 60", "{matchExpressions: [{key: k, operator: DoesNotExist}]}", "x/none"),
        .. Row("56 60", "{matchLabels: {k: ''}}", "x/ke"),
        .. Row("55", "{matchExpressions: [{key: k, operator: Exists, values: []}]}", "x/ka x/kc x/ke"),
        .. Row("53", "{matchExpressions: [{key: k, operator: In, values: ['']}]}", "x/ke"),
        .. Row("54", "{matchExpressions: [{key: k, operator: NotIn, values: ['']}]}", "x/none x/ka x/kc"),
        .. Row("51", "{matchLabels: {k: a}, matchExpressions: [{key: k, operator: In, values: [c]}]}", ""),
        .. Row("51", "{matchLabels: {k: a}, matchExpressions: [{key: k, operator: In, values: [a, c]}]}", "x/ka"),
        .. Row("51", "{matchExpressions: [{key: k, operator: In, values: [a, c]}, {key: k, operator: NotIn, values: [c]}]}", "x/ka"),
        .. Row("51", "{matchExpressions: [{key: k, operator: NotIn, values: [a]}, {key: k, operator: NotIn, values: [c]}, {key: k, operator: Exists}]}", "x/ke"),
        .. Row("51", "{matchLabels: {k: a, j: a}}", ""),
        .. Row("52", "{}", "x/none x/ka x/kc x/ke"),
        .. Row("52", "{matchLabels: {}}", "x/none x/ka x/kc x/ke"),
        .. Row("52", "{matchExpressions: []}", "x/none x/ka x/kc x/ke"),
        .. Row("52", "{matchLabels: null, matchExpressions: null}", "x/none x/ka x/kc x/ke"),
        .. Row("57", "{matchExpressions: [{key: k, operator: Exists}, {key: k, operator: NotIn, values: [a, b]}]}", "x/kc x/ke"),
        .. Row("58", "{matchLabels: {K: a}}", ""),
        .. Row("58", "{matchLabels: {k: A}}", ""),
        .. Row("58", "{matchExpressions: [{key: k, operator: NotIn, values: [A]}]}", "x/none x/ka x/kc x/ke"),
        .. Row("58", "{matchLabels: {example.com/k: a}}", ""),
        new("58", "x {podSelector: {matchLabels: {example.com/k: a}}}\n" + Pod("x", "p", "{example.com/k: a}", 9) + "\n" + Pod("x", "q", "{k: a}", 10), "- y/a > x/p : 80/TCP\n + y/a > x/q x/a : 80/TCP"),
        new("60", "x {podSelector: {matchLabels: {pod: a}}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {matchExpressions: [{key: pod, operator: In, values: [b]}]}}]}]}", "+ */* > */* : 80/TCP\n - */* > x/a : 80/TCP\n + x/b > x/a : 80/TCP")
        {
            Test = "should enforce policy based on PodSelector with MatchExpressions",
        },
        new("60", "x {podSelector: {matchLabels: {pod: a}}, policyTypes: [Ingress], ingress: [{from: [{namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: In, values: ['y']}]}}]}]}", "+ */* > */* : 80/TCP\n - x/* z/* > x/a : 80/TCP")
        {
            Test = "should enforce policy based on NamespaceSelector with MatchExpressions",
        },
    ];

    // One selector, as a peer of ingress, as a peer of egress, as a subject, and over the labels of namespaces.
    private static IEnumerable<StatementGroup> Row(string statements, string selector, string matched)
    {
        var matching = matched.Split(' ', System.StringSplitOptions.RemoveEmptyEntries);
        string[] others = [.. s_tablePods.Except(matching)];
        yield return new(statements, s_table + "x {podSelector: {matchLabels: {pod: a}}, ingress: [{from: [{podSelector: " + selector + "}]}]}", Verdicts(matching, others, " > x/a : 80/TCP"));
        yield return new(statements, s_table + "x {podSelector: {matchLabels: {pod: a}}, policyTypes: [Egress], egress: [{to: [{podSelector: " + selector + "}]}]}", Verdicts(matching, others, " : 80/TCP", "x/a > "));
        yield return new(statements, s_table + "x {podSelector: " + selector + ", policyTypes: [Ingress]}", Verdicts(others, matching, " : 80/TCP", "x/a > "));
        yield return new(
            statements,
            string.Concat(Namespaces()) + "x {podSelector: {matchLabels: {pod: a}}, ingress: [{from: [{namespaceSelector: " + selector + "}]}]}",
            Verdicts([.. matching.Select(InNamespace)], [.. others.Select(InNamespace)], " > x/a : 80/TCP"));
    }

    private static string Verdicts(string[] allowed, string[] denied, string after, string before = "") =>
        (allowed.Length > 0 ? "+ " + before + string.Join(' ', allowed) + after + "\n" : "") + (denied.Length > 0 ? "- " + before + string.Join(' ', denied) + after : "");

    private static string InNamespace(string pod) => "ns" + pod[2..] + "/p";

    private static IEnumerable<string> Namespaces() =>
        from one in new[] { ("none", "{}"), ("ka", "{k: a}"), ("kc", "{k: c}"), ("ke", "{k: ''}") }.Select((pair, index) => (Name: pair.Item1, Labels: pair.Item2, Number: index + 1))
        select "{apiVersion: v1, kind: Namespace, metadata: {name: ns" + one.Name + ", labels: " + one.Labels + "}}\n"
            + "{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: ns" + one.Name + "}, spec: {containers: []}, status: {podIP: 10.0.9." + one.Number + "}}\n";
}
