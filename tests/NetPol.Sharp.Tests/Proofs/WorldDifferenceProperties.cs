using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>Comparisons of random worlds find a difference where there is one, and only there; one for ten of NETPOL_ASSERTIONS.</summary>
public sealed class WorldDifferenceProperties
{
    // Seeds of their own: those of the other tests come first.
    private const int FirstSeed = 7_000_000;
    private const int Usual = 400;
    private const int AssertionsEach = 10;

    [Fact]
    public void RandomPairs_AreComparedAsTheReferenceComparesThem()
    {
        var pairs = ProofEffort.Of(Usual, AssertionsEach);
        var found = new ConcurrentBag<DifferenceFinding>();
        var tally = new ConcurrentDictionary<string, int>();
        Parallel.For(0, pairs, (index, loop) =>
        {
            var pair = RandomWorldPairs.Make(FirstSeed + index);
            var check = DifferenceCheck.Of(pair);
            foreach (var word in Words(pair, check))
            {
                tally.AddOrUpdate(word, 1, (_, count) => count + 1);
            }

            if (DifferenceFinding.Of(pair, check) is { } finding)
            {
                found.Add(finding);
                loop.Break();
            }
        });

        if (found.MinBy(finding => finding.Pair.Seed) is { } first)
        {
            Assert.Fail(first.Shrunk(pair => DifferenceFinding.Of(pair, DifferenceCheck.Of(pair))).ToString());
        }

        CheckBalance(tally, pairs);
    }

    [Fact]
    public void SameWorld_DoesNotDiffer() => AssertSame(policies => policies);

    [Fact]
    public void RenamedAndReorderedPolicies_DoNotDiffer() =>
        AssertSame(policies => [.. policies.Reverse().Select((policy, index) => policy with { Metadata = policy.Metadata with { Name = "renamed-" + index } })]);

    [Fact]
    public void ReorderedRulesPeersAndPorts_DoNotDiffer() => AssertSame(policies => [.. policies.Select(policy => policy with { Spec = policy.Spec with { Ingress = Reordered(policy.Spec.Ingress), Egress = Reordered(policy.Spec.Egress) } })]);

    [Fact]
    public void GainsAndLosses_AreToldOnceForEachWay() => AssertNone(pair => DifferenceFinding.Of(pair, difference => DifferenceCheck.Repeated(difference.Gained) ?? DifferenceCheck.Repeated(difference.Lost)));

    // Which connection stands for a way may be another one.
    [Fact]
    public void SwappedWorlds_SwapGainsAndLosses() => AssertNone(pair => DifferenceFinding.Of(pair, one =>
    {
        var other = Prover.Compare(pair.After, pair.Before, pair.Options);
        return Ways(one.Gained).SetEquals(Ways(other.Lost)) && Ways(one.Lost).SetEquals(Ways(other.Gained)) && one.IsComplete == other.IsComplete
            ? null
            : $"one way:\n{Text(one)}\nthe other way:\n{Text(other)}";
    }));

    private static HashSet<(RuleReference? Out, RuleReference? In, bool IsFromPod, bool IsToPod)> Ways(IEnumerable<Witness> witnesses) =>
        [.. witnesses.Select(witness => (witness.Egress?.AdmittedBy, witness.Ingress?.AdmittedBy, witness.From.Pod is not null, witness.To.Pod is not null))];

    private static string Text(WorldDifference difference) =>
        $"gained {string.Join("\n", difference.Gained.Select(ProofTexts.Of))}\nlost {string.Join("\n", difference.Lost.Select(ProofTexts.Of))}\ncomplete {difference.IsComplete}";

    private static void AssertNone(Func<WorldPair, DifferenceFinding?> find)
    {
        var findings = Enumerable.Range(0, ProofEffort.Of(Usual, AssertionsEach)).Select(RandomWorldPairs.Make).Select(find).OfType<DifferenceFinding>().ToArray();
        if (findings.Length > 0)
        {
            Assert.Fail($"{findings.Length}, first {findings[0].Shrunk(find)}");
        }
    }

    private static void AssertSame(Func<IReadOnlyList<NetworkPolicy>, IReadOnlyList<NetworkPolicy>> rewrite)
    {
        foreach (var world in Enumerable.Range(0, ProofEffort.Of(Usual, AssertionsEach)).Select(RandomWorlds.Make))
        {
            var difference = Prover.Compare(world.Policies, rewrite(world.Policies), world.Options);
            Assert.True(difference is { Gained.Count: 0, Lost.Count: 0, IsComplete: true }, $"seed {world.Seed}: {string.Join("\n", difference.Gained.Concat(difference.Lost).Select(ProofTexts.Of))}");
        }
    }

    private static EquatableArray<NetworkPolicyRule> Reordered(EquatableArray<NetworkPolicyRule> rules) => rules.IsAbsent
        ? rules
        : EquatableArray.From(rules.Reverse().Select(rule => rule with { Peers = EquatableArray.From(rule.Peers.Reverse()), Ports = EquatableArray.From(rule.Ports.Reverse()) }));

    private static IEnumerable<string> Words(WorldPair pair, DifferenceCheck check)
    {
        yield return (check.HasGains, check.HasLosses) switch
        {
            (true, true) => "both",
            (true, false) => "gains alone",
            (false, true) => "losses alone",
            _ => "neither",
        };
        foreach (var edit in pair.Edit.Split(", "))
        {
            yield return edit;
            if (check.HasGains || check.HasLosses)
            {
                yield return edit + " matters";
            }
        }

        if (Prover.Compare(pair.Before, pair.After, pair.Options).IsComplete)
        {
            yield return "complete";
        }
    }

    // A generator that has lost something proves nothing about it.
    private static void CheckBalance(ConcurrentDictionary<string, int> tally, int pairs)
    {
        var all = string.Join(", ", tally.OrderBy(entry => entry.Key, StringComparer.Ordinal));
        foreach (var (word, percent) in new[] { ("both", 10), ("gains alone", 15), ("losses alone", 15), ("neither", 15), ("complete", 98), (RandomWorldPairs.Unrelated, 5) })
        {
            Assert.True(tally.GetValueOrDefault(word) >= pairs * percent / 100, $"too few are {word}: {all}");
        }

        foreach (var edit in WorldEdits.Names)
        {
            Assert.True(tally.GetValueOrDefault(edit + " matters") >= pairs / 100, $"too few with '{edit}' differ: {all}");
        }
    }
}
