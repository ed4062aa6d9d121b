using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>
/// A wrong prover is found. One that misreads something answers as the right one does about a world in which that is written otherwise; so each mutation
/// rewrites what the prover sees, or makes the mistake in the reference, and the two have to differ.
/// </summary>
public sealed class ProofMutations
{
    private const int Worlds = 1500;

    // The world's habits, and what the prover takes for them.
    private static readonly Dictionary<string, (Func<ConnectivityOptions, ConnectivityOptions> Right, Func<ConnectivityOptions, ConnectivityOptions> Wrong)> s_switches = new(StringComparer.Ordinal)
    {
        ["ipBlocks match no pods"] = (options => options with { IPBlockMatchesPods = true }, options => options with { IPBlockMatchesPods = false }),
        ["ipBlocks match pods"] = (options => options with { IPBlockMatchesPods = false }, options => options with { IPBlockMatchesPods = true }),
        ["endPort does not count"] = (options => options with { EndPort = true }, options => options with { EndPort = false }),
        ["endPort counts"] = (options => options with { EndPort = false }, options => options with { EndPort = true }),
        ["SCTP is not known"] = (options => options with { Sctp = true }, options => options with { Sctp = false }),
        ["SCTP is known"] = (options => options with { Sctp = false }, options => options with { Sctp = true }),
        ["IPv4 alone"] = (options => options with { Families = IPFamilies.Dual }, options => options with { Families = IPFamilies.V4 }),
        ["IPv6 alone"] = (options => options with { Families = IPFamilies.Dual }, options => options with { Families = IPFamilies.V6 }),
        ["IPv6 too"] = (options => options with { Families = IPFamilies.V4 }, options => options with { Families = IPFamilies.Dual }),
        ["names are looked up everywhere"] = (options => options with { NamedPortEgressScope = NamedPortScope.OwnNamespace }, options => options with { NamedPortEgressScope = NamedPortScope.All }),
        ["names are looked up in the own namespace"] = (options => options with { NamedPortEgressScope = NamedPortScope.None }, options => options with { NamedPortEgressScope = NamedPortScope.OwnNamespace }),
        ["names are not looked up"] = (options => options with { NamedPortEgressScope = NamedPortScope.All }, options => options with { NamedPortEgressScope = NamedPortScope.None }),
        ["rules outside policyTypes are inert"] = (options => options with { RulesOutsidePolicyTypes = OutsidePolicyTypes.Union }, options => options with { RulesOutsidePolicyTypes = OutsidePolicyTypes.Inert }),
        ["rules outside policyTypes add"] = (options => options with { RulesOutsidePolicyTypes = OutsidePolicyTypes.Isolate }, options => options with { RulesOutsidePolicyTypes = OutsidePolicyTypes.Union }),
        ["rules outside policyTypes isolate"] = (options => options with { RulesOutsidePolicyTypes = OutsidePolicyTypes.Inert }, options => options with { RulesOutsidePolicyTypes = OutsidePolicyTypes.Isolate }),
        ["a name is no port"] = (options => options with { UnresolvedNamedPort = UnresolvedNamedPort.AllPortsOfProtocol }, options => options with { UnresolvedNamedPort = UnresolvedNamedPort.None }),
        ["a name is every port"] = (options => options with { UnresolvedNamedPort = UnresolvedNamedPort.None }, options => options with { UnresolvedNamedPort = UnresolvedNamedPort.AllPortsOfProtocol }),
        ["a name drops the policy"] = (options => options with { UnresolvedNamedPort = UnresolvedNamedPort.None }, options => options with { UnresolvedNamedPort = UnresolvedNamedPort.RejectPolicy }),
        ["switches do not count"] = (options => options, _ => new ConnectivityOptions()),
    };

    private static readonly Dictionary<string, Func<IReadOnlyList<NetworkPolicy>, IEnumerable<NetworkPolicy>>> s_rewritings = new(StringComparer.Ordinal)
    {
        ["one policy is left out"] = policies => policies.Skip(1),
        ["one rule is left out"] = policies => Specs(policies, spec => spec.Ingress.Count > 0 ? spec with { Ingress = List(spec.Ingress.Skip(1)) } : spec),
        ["a policy in another namespace counts"] = policies => policies.Append(Deny("elsewhere")),
        ["only the first policy of a namespace counts"] = policies => policies.GroupBy(ProofReading.NamespaceOf, StringComparer.Ordinal).Select(group => group.First()),
        ["no namespace is another one than default"] = policies => policies.Select(policy => policy.Metadata.Namespace.IsUnnamed ? policy with { Metadata = policy.Metadata with { Namespace = NamespaceName.Of("a") } } : policy),
        ["no policyTypes is ingress alone"] = policies => Specs(policies, spec => spec.PolicyTypes.Count == 0 ? spec with { PolicyTypes = [PolicyType.Ingress] } : spec),
        ["no policyTypes is both"] = policies => Specs(policies, spec => spec.PolicyTypes.Count == 0 ? spec with { PolicyTypes = [PolicyType.Ingress, PolicyType.Egress] } : spec),
        ["egress does not count"] = policies => Specs(policies, spec => spec with { PolicyTypes = [PolicyType.Ingress] }),
        ["no peers is nobody"] = policies => Rules(policies, rules => rules.Where(rule => rule.Peers.Count > 0)),
        ["no peers is every pod"] = policies => Rules(policies, rules => rules.Select(rule => rule.Peers.Count > 0 ? rule : rule with { Peers = [new SelectorPeer { NamespaceSelector = LabelSelector.Everything }] })),
        ["only the first peer counts"] = policies => Rules(policies, rules => rules.Select(rule => rule with { Peers = List(rule.Peers.Take(1)) })),
        ["except is ignored"] = policies => Peers(policies, peer => peer is IPBlock block ? block with { Except = default } : peer),
        ["no namespaceSelector is every namespace"] = policies => Peers(policies, peer => peer is SelectorPeer { NamespaceSelector.IsAbsent: true } own ? own with { NamespaceSelector = LabelSelector.Everything } : peer),
        ["a namespaceSelector hides a podSelector"] = policies => Peers(policies, peer => peer is SelectorPeer { NamespaceSelector.IsAbsent: false } pods ? pods with { PodSelector = LabelSelector.Absent } : peer),
        ["NotIn needs the key"] = policies => Selectors(policies, selector => selector with { MatchExpressions = List(selector.MatchExpressions.SelectMany(item => item.Operator == LabelSelectorOperator.NotIn ? [item, Has(item.Key)] : new[] { item })) }),
        ["matchExpressions do not count"] = policies => Selectors(policies, selector => selector with { MatchExpressions = default }),
        ["an empty label is any"] = policies => Selectors(policies, selector => selector with { MatchLabels = List(selector.MatchLabels.Where(label => label.Value.Length > 0)) }),
        ["protocols do not count"] = policies => Ports(policies, port => Enum.GetValues<Protocol>().Select(protocol => port with { Protocol = protocol })),
        ["no protocol is UDP"] = policies => Ports(policies, port => [port.Protocol is null ? port with { Protocol = Protocol.Udp } : port]),
        ["a range ends one port early"] = policies => Ports(policies, port => [port.Port is PortRange range && range.First < range.Last ? port with { Port = range with { Last = range.Last - 1 } } : port]),
        ["no name is declared"] = policies => Rules(policies, rules => rules.Where(rule => rule.Ports.All(port => port.Port is not PortName))),
        ["all names are one"] = policies => Ports(policies, port => [port.Port is PortName ? port with { Port = new PortName("web") } : port]),
    };

    private static readonly Dictionary<string, Func<Assertion, Assertion>> s_questions = new(StringComparer.Ordinal)
    {
        ["anywhere is every pod"] = assertion => Anywhere(assertion, [new SelectorPeer { NamespaceSelector = LabelSelector.Everything }]),
        ["anywhere is no pod"] = assertion => Anywhere(assertion, [Block("0.0.0.0/0"), Block("::/0")]),
        ["an end in every namespace is in default"] = assertion => assertion with { From = List(assertion.From.Select(InDefault)), To = List(assertion.To.Select(InDefault)) },
        ["only the first end counts"] = assertion => assertion with { To = List(assertion.To.Take(1)) },
        ["the ports of an assertion do not count"] = assertion => assertion with { Ports = default },
        ["the names of an assertion do not count"] = assertion => assertion with { Ports = List(assertion.Ports.Select(port => port.Port is PortName ? port with { Port = PortSpecifier.Any } : port)) },
        ["except of an end is ignored"] = assertion => assertion with { From = List(assertion.From.Select(end => end is IPBlock block ? block with { Except = default } : end)) },
        ["from is to"] = assertion => assertion with { From = assertion.To, To = assertion.From },
    };

    public static TheoryData<string> Mutations => [.. s_switches.Keys, .. s_rewritings.Keys, .. s_questions.Keys];

    public static TheoryData<string> Mistakes => ProofReferenceTests.Mistakes;

    [Theory]
    [MemberData(nameof(Mutations))]
    public void Mutation_IsCaught(string mutation) => Assert.True(IsCaught(mutation, Worlds));

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Mistake_IsCaught(string mistake) => Assert.True(Differs(Worlds, world => world.Assertions.Zip(Prover.Prove(world.Policies, world.Assertions, world.Options)).Any(pair =>
    {
        var wrong = ProofReference.Decide(world.Policies, pair.First, world.Options, Enum.Parse<ProofMistake>(mistake));
        int? cost = pair.Second.Witness is { } witness ? WitnessReading.Cost(witness) : null;
        return (wrong.Verdict, wrong.Cost) != (pair.Second.Verdict, cost);
    })));

    [Fact]
    public void NothingMutated_IsNotCaught() => Assert.False(IsCaught("nothing", 100));

    private static bool IsCaught(string mutation, int worlds)
    {
        var (right, wrong) = s_switches.GetValueOrDefault(mutation, (options => options, options => options));
        var rewrite = s_rewritings.GetValueOrDefault(mutation, policies => policies);
        var ask = s_questions.GetValueOrDefault(mutation, assertion => assertion);
        return Differs(worlds, world =>
        {
            var proofs = Prover.Prove(rewrite(world.Policies), world.Assertions.Select(ask), wrong(world.Options));
            return world.Assertions.Zip(proofs).Any(pair => ProofReference.Decide(world.Policies, pair.First, right(world.Options)).Verdict != pair.Second.Verdict);
        });
    }

    private static bool Differs(int worlds, Func<RandomWorld, bool> differs) => Enumerable.Range(0, worlds).Any(seed => differs(RandomWorlds.Make(seed)));

    private static Assertion Anywhere(Assertion assertion, EquatableArray<NetworkPolicyPeer> ends) =>
        assertion with { From = assertion.From.Count == 0 ? ends : assertion.From, To = assertion.To.Count == 0 ? ends : assertion.To };

    private static IPBlock Block(string cidr) => new() { Cidr = CidrBlock.TryParse(cidr)! };

    private static NetworkPolicyPeer InDefault(NetworkPolicyPeer end) =>
        end is SelectorPeer { NamespaceSelector.IsAbsent: true } pods ? pods with { NamespaceSelector = LabelSelector.ForNamespace("default") } : end;

    private static NetworkPolicy Deny(string ns) => new()
    {
        Metadata = new ObjectMeta { Name = "added", Namespace = NamespaceName.Of(ns) },
        Spec = new NetworkPolicySpec { PolicyTypes = [PolicyType.Ingress, PolicyType.Egress] },
    };

    private static LabelSelectorRequirement Has(string key) => new() { Key = key, Operator = LabelSelectorOperator.Exists };

    private static EquatableArray<T> List<T>(IEnumerable<T> items) => EquatableArray.From(items);

    private static IEnumerable<NetworkPolicy> Specs(IEnumerable<NetworkPolicy> policies, Func<NetworkPolicySpec, NetworkPolicySpec> rewrite) =>
        policies.Select(policy => policy with { Spec = rewrite(policy.Spec) });

    private static IEnumerable<NetworkPolicy> Rules(IEnumerable<NetworkPolicy> policies, Func<IEnumerable<NetworkPolicyRule>, IEnumerable<NetworkPolicyRule>> rewrite) =>
        Specs(policies, spec => spec with { Ingress = List(rewrite(spec.Ingress)), Egress = List(rewrite(spec.Egress)) });

    private static IEnumerable<NetworkPolicy> Peers(IEnumerable<NetworkPolicy> policies, Func<NetworkPolicyPeer, NetworkPolicyPeer> rewrite) =>
        Rules(policies, rules => rules.Select(rule => rule with { Peers = List(rule.Peers.Select(rewrite)) }));

    private static IEnumerable<NetworkPolicy> Ports(IEnumerable<NetworkPolicy> policies, Func<NetworkPolicyPort, IEnumerable<NetworkPolicyPort>> rewrite) =>
        Rules(policies, rules => rules.Select(rule => rule with { Ports = List(rule.Ports.SelectMany(rewrite)) }));

    private static IEnumerable<NetworkPolicy> Selectors(IEnumerable<NetworkPolicy> policies, Func<LabelSelector, LabelSelector> rewrite) => Peers(
        Specs(policies, spec => spec with { PodSelector = Rewrite(spec.PodSelector, rewrite) }),
        peer => peer is SelectorPeer pods ? pods with { PodSelector = Rewrite(pods.PodSelector, rewrite), NamespaceSelector = Rewrite(pods.NamespaceSelector, rewrite) } : peer);

    private static LabelSelector Rewrite(LabelSelector selector, Func<LabelSelector, LabelSelector> rewrite) => selector.IsAbsent ? selector : rewrite(selector);
}
