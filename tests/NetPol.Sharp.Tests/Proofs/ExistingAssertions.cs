using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Tests.Connectivity;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>Assertions in the words of a cluster: labels of its pods, its namespaces, its ports.</summary>
internal sealed class ExistingAssertions(Draw draw, Cluster cluster)
{
    private static readonly string[] s_blocks =
    [
        "0.0.0.0/0", "10.0.0.0/8", "8.8.0.0/16", "192.168.0.0/16", "172.16.0.0/12", "8.8.8.8/32", "192.168.0.1/32", "10.0.0.10/32", "::/0", "fd00::/16", "2001:db8::/32", "fd00:9::/64", "fd00:9::1/128",
    ];

    private static readonly string[] s_values = ["a", "b", ""];
    private readonly Pod[] _pods = [.. cluster.Pods.Where(pod => !pod.HasCompleted && !pod.Template.HostNetwork).DefaultIfEmpty(cluster.Pods[0])];
    private readonly RandomAssertions _rules = new(draw, new RandomTerms(draw, RandomWorldFlavour.Plain), cluster.NetworkPolicies);

    internal Assertion Make() => draw.Percent(20) && cluster.NetworkPolicies.Count > 0 ? _rules.Make() : new Assertion
    {
        Kind = draw.Percent(50) ? AssertionKind.Never : AssertionKind.Always,
        From = Ends(),
        To = Ends(),
        Ports = Ports(),
    };

    private EquatableArray<NetworkPolicyPeer> Ends() => draw.Weighted((14, 1), (1, 0), (3, 2)) switch
    {
        0 => default,
        1 => [End()],
        _ => [End(), End()],
    };

    private NetworkPolicyPeer End()
    {
        if (draw.Percent(18))
        {
            var cidr = CidrBlock.TryParse(draw.One(s_blocks))!;
            return new IPBlock { Cidr = cidr, Except = draw.Percent(30) && cidr.PrefixLength == 0 ? [CidrBlock.TryParse(cidr.Family == IPFamily.IPv4 ? "8.8.0.0/16" : "2001:db8:1::/48")!] : default };
        }

        var pod = draw.One(_pods);
        return new SelectorPeer { PodSelector = draw.Percent(80) ? Pods(pod) : LabelSelector.Absent, NamespaceSelector = Namespaces(pod) };
    }

    // Most of them select a pod that is there.
    private LabelSelector Pods(Pod pod)
    {
        if (draw.Percent(60) && pod.Template.Labels.Count > 0)
        {
            return new LabelSelector { MatchLabels = draw.Percent(30) ? pod.Template.Labels : [draw.One<KeyValue>(pod.Template.Labels)] };
        }

        var key = draw.One("app", "role", "example.com/app");
        LabelSelectorRequirement requirement = draw.Below(4) switch
        {
            0 => new() { Key = key, Operator = LabelSelectorOperator.In, Values = [draw.One(s_values), draw.One(s_values)] },
            1 => new() { Key = key, Operator = LabelSelectorOperator.NotIn, Values = [draw.One(s_values)] },
            2 => new() { Key = key, Operator = LabelSelectorOperator.Exists },
            _ => new() { Key = key, Operator = LabelSelectorOperator.DoesNotExist },
        };
        return new LabelSelector { MatchExpressions = [requirement] };
    }

    private LabelSelector Namespaces(Pod pod) => draw.Weighted((4, 0), (1, 1), (1, 2), (4, 3)) switch
    {
        0 => LabelSelector.Absent,
        1 => new LabelSelector { MatchLabels = [new KeyValue("team", draw.One(s_values))] },
        2 => new LabelSelector { MatchExpressions = [new LabelSelectorRequirement { Key = ProofSpace.NameLabel, Operator = LabelSelectorOperator.NotIn, Values = [draw.One(_pods).Namespace] }] },
        _ => LabelSelector.ForNamespace(pod.Namespace),
    };

    private EquatableArray<NetworkPolicyPort> Ports()
    {
        if (draw.Percent(30))
        {
            return default;
        }

        IReadOnlyList<NetworkPolicyPort> written = [.. cluster.NetworkPolicies.SelectMany(policy => policy.Spec.Ingress.Concat(policy.Spec.Egress)).SelectMany(rule => rule.Ports)];
        return EquatableArray.From(Enumerable.Range(0, draw.Between(1, 2)).Select(_ => written.Count > 0 && draw.Percent(40) ? draw.One(written) : Port()));
    }

    private NetworkPolicyPort Port() => new()
    {
        Protocol = draw.One<Protocol?>(null, Protocol.Tcp, Protocol.Udp, Protocol.Sctp),
        Port = draw.Below(5) switch
        {
            0 => PortSpecifier.Any,
            1 => new PortRange(80, draw.One(81, 443)),
            2 => new PortName(draw.One("web", "dns", "sig")),
            _ => new PortNumber(draw.One(80, 81, 443, 8080)),
        },
    };
}
