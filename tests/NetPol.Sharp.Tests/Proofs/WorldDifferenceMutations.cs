using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>A wrong comparison is found: one that is spoilt afterwards, and one of other worlds than those that are judged.</summary>
public sealed class WorldDifferenceMutations
{
    private const int Pairs = 400;

    private static readonly Dictionary<string, Func<WorldDifference, WorldDifference>> s_answers = new(StringComparer.Ordinal)
    {
        ["nothing is gained"] = difference => difference with { Gained = [] },
        ["nothing is lost"] = difference => difference with { Lost = [] },
        ["gains are losses"] = difference => difference with { Gained = difference.Lost, Lost = difference.Gained },
        ["losses are gains too"] = difference => difference with { Gained = EquatableArray.From(difference.Gained.Concat(difference.Lost)) },
        ["another port"] = Each(witness => witness with { Port = witness.Port == 7 ? 8 : 7 }),
        ["another protocol"] = Each(witness => witness with { Protocol = (Protocol)(((int)witness.Protocol + 1) % 3) }),
        ["the other way round"] = Each(witness => witness with { From = witness.To, To = witness.From }),
        ["an address is missing"] = Each(witness => witness with { From = Unplaced(witness.From), To = Unplaced(witness.To) }),
        ["a label is missing"] = Each(witness => witness with { From = Unlabelled(witness.From), To = Unlabelled(witness.To) }),
        ["a side is left out"] = Each(witness => witness with { Egress = null }),
        ["a side is denied"] = Each(witness => witness with { Ingress = witness.Ingress! with { IsAllowed = false } }),
        ["no rule"] = Each(witness => witness with { Ingress = witness.Ingress! with { AdmittedBy = null } }),
    };

    private static readonly Dictionary<string, Func<WorldPair, WorldPair>> s_worlds = new(StringComparer.Ordinal)
    {
        ["the rule of the last gain is left out"] = WithoutRuleOfLastGain,
        ["one policy is left out of the later world"] = pair => pair with { After = [.. pair.After.Skip(1)] },
        ["one policy is left out of the earlier world"] = pair => pair with { Before = [.. pair.Before.Skip(1)] },
        ["both are the later world"] = pair => pair with { Before = pair.After },
        ["the worlds are swapped"] = pair => pair.Swapped,
        ["switches do not count"] = pair => pair with { Options = new ConnectivityOptions() },
        ["ipBlocks match no pods"] = pair => pair with { Options = pair.Options with { IPBlockMatchesPods = false } },
        ["IPv4 alone"] = pair => pair with { Options = pair.Options with { Families = IPFamilies.V4 } },
        ["names do not count"] = pair => pair with { Before = Unnamed(pair.Before), After = Unnamed(pair.After) },
        ["except is ignored"] = pair => pair with { Before = Unexcepted(pair.Before), After = Unexcepted(pair.After) },
    };

    public static TheoryData<string> Answers => [.. s_answers.Keys];

    public static TheoryData<string> Worlds => [.. s_worlds.Keys];

    [Theory]
    [MemberData(nameof(Answers))]
    public void SpoiltComparison_IsCaught(string mutation) => Assert.True(IsCaught(pair => pair, s_answers[mutation], Pairs));

    [Theory]
    [MemberData(nameof(Worlds))]
    public void ComparisonOfOtherWorlds_IsCaught(string mutation) => Assert.True(IsCaught(s_worlds[mutation], difference => difference, Pairs));

    [Fact]
    public void GainToldTwice_IsCaught() => Assert.Contains(Enumerable.Range(0, Pairs).Select(RandomWorldPairs.Make), pair =>
    {
        var gained = Prover.Compare(pair.Before, pair.After, pair.Options).Gained;
        return DifferenceCheck.Repeated(gained) is null && DifferenceCheck.Repeated(gained.Concat(gained)) is not null;
    });

    [Fact]
    public void NothingMutated_IsNotCaught() => Assert.False(IsCaught(pair => pair, difference => difference, 100));

    private static bool IsCaught(Func<WorldPair, WorldPair> rewrite, Func<WorldDifference, WorldDifference> spoil, int pairs) => Enumerable.Range(0, pairs).Select(RandomWorldPairs.Make).Any(pair =>
    {
        var compared = rewrite(pair);
        var difference = spoil(Prover.Compare(compared.Before, compared.After, compared.Options));
        return DifferenceCheck.Of(pair).Fault(difference) is not null;
    });

    private static WorldPair WithoutRuleOfLastGain(WorldPair pair)
    {
        var gained = Prover.Compare(pair.Before, pair.After, pair.Options).Gained;
        if (gained.Count == 0 || (gained[^1].Ingress!.AdmittedBy ?? gained[^1].Egress!.AdmittedBy) is not { } rule)
        {
            return pair;
        }

        return pair with { After = [.. pair.After.Select(policy => policy == rule.Policy ? policy with { Spec = Without(policy.Spec, rule) } : policy)] };
    }

    private static NetworkPolicySpec Without(NetworkPolicySpec spec, RuleReference rule)
    {
        var left = EquatableArray.From(spec.Rules(rule.Direction).Where((_, index) => index != rule.Index));
        return rule.Direction == PolicyType.Ingress ? spec with { Ingress = left } : spec with { Egress = left };
    }

    private static Func<WorldDifference, WorldDifference> Each(Func<Witness, Witness> change) =>
        difference => difference with { Gained = EquatableArray.From(difference.Gained.Select(change)), Lost = EquatableArray.From(difference.Lost.Select(change)) };

    private static WitnessEnd Unplaced(WitnessEnd end) => end.Pod is { } pod ? new WitnessEnd(pod with { Addresses = [] }, end.Namespace!) : end;

    private static WitnessEnd Unlabelled(WitnessEnd end) =>
        end.Pod is { } pod ? new WitnessEnd(pod with { Template = pod.Template with { Labels = EquatableArray.From(pod.Template.Labels.Skip(1)) } }, end.Namespace!) : end;

    private static NetworkPolicy[] Unnamed(IEnumerable<NetworkPolicy> policies) =>
        Rules(policies, rule => rule with { Ports = EquatableArray.From(rule.Ports.Select(port => port.Port is PortName ? port with { Port = new PortNumber(80) } : port)) });

    private static NetworkPolicy[] Unexcepted(IEnumerable<NetworkPolicy> policies) =>
        Rules(policies, rule => rule with { Peers = EquatableArray.From(rule.Peers.Select(peer => peer is IPBlock block ? block with { Except = default } : peer)) });

    private static NetworkPolicy[] Rules(IEnumerable<NetworkPolicy> policies, Func<NetworkPolicyRule, NetworkPolicyRule> rewrite) =>
        [.. policies.Select(policy => policy with { Spec = policy.Spec with { Ingress = EquatableArray.From(policy.Spec.Ingress.Select(rewrite)), Egress = EquatableArray.From(policy.Spec.Egress.Select(rewrite)) } })];
}
