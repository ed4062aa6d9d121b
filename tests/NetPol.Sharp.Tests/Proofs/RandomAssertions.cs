using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Tests.Connectivity;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>Assertions about policies: half of them ask what a rule says, so that they are true or nearly so.</summary>
internal sealed class RandomAssertions(Draw draw, RandomTerms terms, IReadOnlyList<NetworkPolicy> policies)
{
    private static readonly string[] s_private = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

    internal Assertion Make()
    {
        var kind = draw.Percent(66) ? AssertionKind.Never : AssertionKind.Always;
        if (policies.FirstOrDefault(policy => policy.Metadata.Name == "one") is { } one && draw.Percent(30))
        {
            // The two ends are alike, so that only their addresses can tell them apart.
            EquatableArray<NetworkPolicyPeer> ends = [Subject(one)];
            return new Assertion { Kind = kind, From = ends, To = ends, Ports = terms.Ports() };
        }

        var derived = draw.Percent(kind == AssertionKind.Never ? 22 : 85) ? OfRule(kind) : null;
        if (derived is not null)
        {
            return derived;
        }

        var (from, to) = (Ends(), Ends());
        if (from.All(end => end is IPBlock) && to.All(end => end is IPBlock) && draw.Percent(80))
        {
            to = [OwnPods()]; // there is nothing to say of two ends that are no pods
        }

        return new Assertion { Kind = kind, From = from, To = to, Ports = terms.Ports() };
    }

    // What a rule admits, sometimes a little less.
    private Assertion? OfRule(AssertionKind kind)
    {
        var policy = draw.One(policies);
        var direction = draw.Percent(55) ? PolicyType.Ingress : PolicyType.Egress;
        var rules = direction == PolicyType.Ingress ? policy.Spec.Ingress : policy.Spec.Egress;
        if (rules.Count == 0)
        {
            return null;
        }

        var rule = draw.One<NetworkPolicyRule>(rules);
        EquatableArray<NetworkPolicyPeer> own = [Narrowed(Subject(policy))];
        EquatableArray<NetworkPolicyPeer> peers = draw.Percent(15) ? default : rule.Peers.Count == 0 ? Ends() : [.. PeersOf(policy, rule)];
        var ports = rule.Ports;
        if (ports.Count == 0)
        {
            ports = draw.Percent(50) ? default : terms.Ports();
        }
        else if (draw.Percent(40))
        {
            ports = [draw.One<NetworkPolicyPort>(ports)];
        }

        return direction == PolicyType.Ingress
            ? new Assertion { Kind = kind, From = peers, To = own, Ports = ports }
            : new Assertion { Kind = kind, From = own, To = peers, Ports = ports };
    }

    private IEnumerable<NetworkPolicyPeer> PeersOf(NetworkPolicy policy, NetworkPolicyRule rule)
    {
        IReadOnlyList<NetworkPolicyPeer> chosen = draw.Percent(60) ? [draw.One<NetworkPolicyPeer>(rule.Peers)] : rule.Peers;
        return chosen.Select(peer => peer switch
        {
            SelectorPeer { NamespaceSelector.IsAbsent: true } own => Narrowed(own with { NamespaceSelector = LabelSelector.ForNamespace(ProofReading.NamespaceOf(policy)) }),
            IPBlock { Except.Count: > 0 } block when draw.Percent(40) => new IPBlock { Cidr = draw.One<CidrBlock>(block.Except) }, // what it does not admit
            _ => peer,
        });
    }

    private static SelectorPeer Subject(NetworkPolicy policy) =>
        new() { NamespaceSelector = LabelSelector.ForNamespace(ProofReading.NamespaceOf(policy)), PodSelector = policy.Spec.PodSelector };

    private SelectorPeer Narrowed(SelectorPeer peer)
    {
        if (!draw.Percent(30))
        {
            return peer;
        }

        var more = terms.Pods();
        return peer with
        {
            PodSelector = new LabelSelector
            {
                MatchLabels = peer.PodSelector.MatchLabels,
                MatchExpressions = EquatableArray.From(peer.PodSelector.MatchExpressions
                    .Concat(more.MatchLabels.Select(label => new LabelSelectorRequirement { Key = label.Key, Operator = LabelSelectorOperator.In, Values = [label.Value] }))
                    .Concat(more.MatchExpressions)),
            },
        };
    }

    private EquatableArray<NetworkPolicyPeer> Ends() => draw.Weighted((80, 1), (12, 0), (8, 2)) switch
    {
        0 => default,
        1 => [End()],
        _ => [End(), End()],
    };

    private NetworkPolicyPeer End() => draw.Weighted((62, 0), (8, 1), (6, 2), (14, 3), (3, 4), (6, 5)) switch
    {
        0 => OwnPods(),
        1 => new SelectorPeer { NamespaceSelector = terms.NamespaceSelector(), PodSelector = draw.Percent(50) ? terms.Pods() : LabelSelector.Absent },
        2 => new SelectorPeer { PodSelector = terms.Pods() },
        3 => terms.Block(),
        5 => new SelectorPeer { NamespaceSelector = LabelSelector.ForNamespace("elsewhere") },
        _ => new IPBlock { Cidr = CidrBlock.TryParse("0.0.0.0/0")!, Except = EquatableArray.From(s_private.Select(text => CidrBlock.TryParse(text)!)) },
    };

    private SelectorPeer OwnPods() =>
        new() { NamespaceSelector = terms.Namespace(draw.One(terms.Namespaces)), PodSelector = draw.Percent(60) ? terms.Pods() : LabelSelector.Absent };
}
