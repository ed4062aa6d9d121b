using System.Collections.Generic;
using System.Linq;
using CsCheck;
using k8s.Models;

namespace NetPol.Sharp.Tests.Kubernetes;

/// <summary>Random objects of KubernetesClient that the API server takes; every list, map and selector is null, empty or filled.</summary>
internal static class RandomV1
{
    private static readonly Gen<string> s_key = One("app", "tier", "example.com/on", "a.b_c-D");

    private static readonly Gen<string> s_value = One("", "web", "on", "1e3", "0", "null", "v1.2-b");

    private static readonly Gen<V1LabelSelectorRequirement> s_expression = Gen.OneOf(
        Gen.Select(s_key, One("In", "NotIn"), s_value.Array[1, 3], (key, operation, values) =>
            new V1LabelSelectorRequirement { Key = key, OperatorProperty = operation, Values = [.. values] }),
        Gen.Select(s_key, One("Exists", "DoesNotExist"), Gen.Bool, (key, operation, isEmpty) =>
            new V1LabelSelectorRequirement { Key = key, OperatorProperty = operation, Values = isEmpty ? [] : null }));

    private static readonly Gen<V1LabelSelector> s_selector = Gen.Select(Map(s_value), List(s_expression), (labels, expressions) =>
        new V1LabelSelector { MatchLabels = labels, MatchExpressions = expressions });

    private static readonly Gen<V1IPBlock> s_block = Gen.OneOf(
        Gen.Select(One("10.0.0.0/8", "10.0.0.5/8", "010.0.0.0/8"), List(One("10.1.0.0/16", "10.2.0.1/32")), Block),
        Gen.Select(One("2001:db8::/32", "2001:DB8:0::/32", "::/0"), List(One("2001:db8:1::/48", "2001:db8::1/128")), Block));

    private static readonly Gen<V1NetworkPolicyPeer> s_peer = Gen.OneOf(
        s_block.Select(block => new V1NetworkPolicyPeer { IpBlock = block }),
        s_selector.Select(pods => new V1NetworkPolicyPeer { PodSelector = pods }),
        Gen.Select(s_selector, OrNull(s_selector), (namespaces, pods) => new V1NetworkPolicyPeer { NamespaceSelector = namespaces, PodSelector = pods }));

    private static readonly Gen<V1NetworkPolicyPort> s_port = Gen.Select(
        One<string?>(null, "TCP", "UDP", "SCTP"),
        One<(IntOrString?, int?)>((null, null), (1, null), (65535, null), ("http", null), ("8080", null), ("on", null), (80, 80), (1, 65535)),
        (protocol, ports) => new V1NetworkPolicyPort { Protocol = protocol, Port = ports.Item1, EndPort = ports.Item2 });

    private static readonly Gen<V1NetworkPolicySpec> s_spec = Gen.Select(
        OrNull(s_selector),
        List(One("Ingress", "Egress")),
        List(Gen.Select(List(s_peer), List(s_port), (peers, ports) => new V1NetworkPolicyIngressRule { FromProperty = peers, Ports = ports })),
        List(Gen.Select(List(s_peer), List(s_port), (peers, ports) => new V1NetworkPolicyEgressRule { To = peers, Ports = ports })),
        (pods, types, ingress, egress) => new V1NetworkPolicySpec { PodSelector = pods, PolicyTypes = types, Ingress = ingress, Egress = egress });

    private static readonly Gen<V1ObjectMeta> s_metadata = Gen.Select(
        One("api", "allow.dns", "0"),
        One<string?>(null, "shop", "1"),
        Map(s_value),
        Map(One("", "two\nlines", "a: \"b\" # c", "🙂", "true")),
        (name, ns, labels, annotations) => new V1ObjectMeta { Name = name, NamespaceProperty = ns, Labels = labels, Annotations = annotations });

    internal static Gen<V1NetworkPolicy> Policy { get; } = Gen.Select(s_metadata, OrNull(s_spec), (metadata, spec) =>
        new V1NetworkPolicy { ApiVersion = "networking.k8s.io/v1", Kind = "NetworkPolicy", Metadata = metadata, Spec = spec });

    private static V1IPBlock Block(string cidr, IList<string>? except) => new() { Cidr = cidr, Except = except };

    private static Gen<T> One<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Gen<T?> OrNull<T>(Gen<T> items)
        where T : class => Gen.Frequency((1, Gen.Bool.Select(T? (_) => null)), (3, items.Select(T? (item) => item)));

    // Null and empty each as often as a list of items.
    private static Gen<IList<T>?> List<T>(Gen<T> items) => Gen.Frequency(
        (1, Gen.Bool.Select(IList<T>? (_) => null)),
        (1, Gen.Bool.Select(IList<T>? (_) => [])),
        (1, items.Array[1, 2].Select(IList<T>? (array) => [.. array])));

    private static Gen<IDictionary<string, string>?> Map(Gen<string> values) => List(Gen.Select(s_key, values)).Select(
        IDictionary<string, string>? (entries) => entries?.DistinctBy(entry => entry.Item1).ToDictionary(entry => entry.Item1, entry => entry.Item2));
}
