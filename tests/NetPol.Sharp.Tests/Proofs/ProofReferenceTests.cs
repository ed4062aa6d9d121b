using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Tests.Connectivity;
using Xunit;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>The reference itself: it tries ends that policies see alike once, which must not change what single connections say.</summary>
public sealed class ProofReferenceTests
{
    private const int Worlds = 150;
    private const int Samples = 40;
    private const int MistakenWorlds = 1500;
    private const int SmallWorlds = 300;
    private const long FewConnections = 300_000;

    [Fact]
    public void Answers_AreThoseOfSingleConnections()
    {
        var shown = 0;
        for (var seed = 0; seed < Worlds; seed++)
        {
            var world = RandomWorlds.Make(seed);
            var judge = new ProofJudge(world.Policies, world.Options);
            foreach (var assertion in world.Assertions)
            {
                var answer = ProofReference.Decide(world.Policies, assertion, world.Options);
                Assert.True(answer.Example is null || judge.IsViolation(assertion, answer.Example), $"{seed}: {answer}");
                Assert.Equal(answer.Verdict == ProofVerdict.Violated, answer.Example is not null);
                Assert.Equal(answer.Example is null, answer.Cost is null);
                shown += Sampled(world, assertion, seed).Count(connection => Contradicts(judge, assertion, answer, connection)
                    ? throw new InvalidOperationException($"{seed}: {ProofTexts.Of(assertion)} {answer}: {connection}")
                    : judge.IsAbout(assertion, connection));
            }
        }

        Assert.True(shown > Worlds * RandomWorlds.AssertionsOfAWorld * 10, "the samples miss what assertions are about");
    }

    [Fact]
    public void Answers_AreThoseOfAllConnections()
    {
        var decided = 0;
        foreach (var world in Enumerable.Range(0, SmallWorlds).Select(RandomWorlds.Make))
        {
            foreach (var assertion in world.Assertions)
            {
                var exhaustion = new ProofExhaustion(world.Policies, assertion, world.Options);
                if (exhaustion.Size() <= FewConnections)
                {
                    var (verdict, cost) = exhaustion.Decide();
                    var answer = ProofReference.Decide(world.Policies, assertion, world.Options);
                    Assert.True((verdict, cost) == (answer.Verdict, answer.Cost), $"{world.Seed}: {ProofTexts.Of(assertion)}: {verdict} at {cost}, but {answer}");
                    decided++;
                }
            }
        }

        Assert.True(decided > SmallWorlds / 30, "there are too few small worlds");
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Mistake_ChangesAnAnswer(string mistake)
    {
        var wrong = Enum.Parse<ProofMistake>(mistake);
        var changes = Enumerable.Range(0, MistakenWorlds).Select(RandomWorlds.Make).Any(world => world.Assertions.Any(assertion => Said(world, assertion, ProofMistake.None) != Said(world, assertion, wrong)));
        Assert.True(changes, mistake);
    }

    public static TheoryData<string> Mistakes => [.. Enum.GetValues<ProofMistake>().Where(mistake => mistake != ProofMistake.None).Select(mistake => mistake.ToString())];

    private static (ProofVerdict, int?) Said(RandomWorld world, Assertion assertion, ProofMistake mistake)
    {
        var answer = ProofReference.Decide(world.Policies, assertion, world.Options, mistake);
        return (answer.Verdict, answer.Cost);
    }

    // A violation, or anything at all, that the answer says there is not; or one that states less, apart from addresses, of which a single connection tells nothing.
    private static bool Contradicts(ProofJudge judge, Assertion assertion, ProofAnswer answer, ProofConnection connection)
    {
        if (!judge.IsAbout(assertion, connection))
        {
            return false;
        }

        if (answer.Verdict == ProofVerdict.Vacuous)
        {
            return true;
        }

        if (!judge.IsViolation(assertion, connection))
        {
            return false;
        }

        var (from, to) = (connection.From, connection.To);
        var labels = new[] { from, to }.Where(end => end.IsPod).Sum(end => end.Labels.Count);
        var namespaces = new[] { from, to }.Where(end => end.IsPod).DistinctBy(end => end.Namespace).Sum(end => end.NamespaceLabels.Count - 1);
        return answer.Verdict == ProofVerdict.Holds || answer.Cost > labels + namespaces + (to.IsPod ? connection.Names.Count : 0) + new[] { from, to }.Count(end => end.IsPod);
    }

    private static IEnumerable<ProofConnection> Sampled(RandomWorld world, Assertion assertion, int seed)
    {
        var draw = new Draw(seed);
        var space = new ProofSpace(world.Policies, assertion);
        for (var sample = 0; sample < Samples; sample++)
        {
            var family = draw.Percent(50) ? IPFamily.IPv4 : IPFamily.IPv6;
            var (from, to) = (RandomEnd(draw, space, assertion.From, family), RandomEnd(draw, space, assertion.To, family));
            if (from.Address == to.Address)
            {
                continue;
            }

            if (from.IsPod && to.IsPod && from.Namespace == to.Namespace)
            {
                to = to with { NamespaceLabels = from.NamespaceLabels };
            }

            foreach (var protocol in Enum.GetValues<Protocol>())
            {
                var port = draw.Percent(20) ? draw.Between(1, 65535) : draw.One<int>([.. space.Ports(protocol)]);
                yield return new ProofConnection(from, to, protocol, port, draw.One<IReadOnlyCollection<string>>([.. space.NameSets(protocol)]), family);
            }
        }
    }

    // Most of them are ends that the assertion is about.
    private static ProofEnd RandomEnd(Draw draw, ProofSpace space, EquatableArray<NetworkPolicyPeer> ends, IPFamily family)
    {
        UInt128[] addresses = [.. space.Addresses(family), new UInt128((ulong)draw.Below(0xFE80) << 48, (ulong)draw.Below(int.MaxValue))];
        if (family == IPFamily.IPv4)
        {
            addresses[^1] = (uint)draw.Between(int.MinValue, int.MaxValue - 1);
        }

        for (var attempt = 0; ; attempt++)
        {
            var labels = draw.One(space.Namespaces);
            var end = draw.Percent(20) ? new ProofEnd { Address = draw.One<UInt128>(addresses) } : new ProofEnd
            {
                IsPod = true,
                Namespace = labels[ProofSpace.NameLabel],
                NamespaceLabels = labels,
                Labels = draw.One(space.PodLabels),
                Address = draw.One<UInt128>([.. addresses.Where(address => ProofSpace.CanBePod(address, family))]),
            };
            if (attempt > 20 || ProofReading.IsAbout(ends, end, family))
            {
                return end;
            }
        }
    }
}
