using System.Collections.Concurrent;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>The prover and the reference decide random assertions alike, and every witness is one; as many assertions as NETPOL_ASSERTIONS says.</summary>
public sealed class ProofProperties
{
    // Seeds of their own: those of the other tests come first.
    private const int FirstSeed = 5_000_000;

    [Fact]
    public void RandomAssertions_AreDecidedAsTheReferenceDecidesThem()
    {
        var assertions = ProofEffort.Of(2_000, 1);
        var found = new ConcurrentBag<ProofDifference>();
        var tally = new ProofTally();
        Parallel.For(0, (assertions + RandomWorlds.AssertionsOfAWorld - 1) / RandomWorlds.AssertionsOfAWorld, (index, loop) =>
        {
            var world = RandomWorlds.Make(FirstSeed + index);
            foreach (var (at, (expected, difference)) in ProofDifference.Of(world).Index())
            {
                tally.Add(world, at, expected);
                if (difference is not null)
                {
                    found.Add(difference);
                    loop.Break();
                }
            }
        });

        if (found.MinBy(difference => difference.Seed) is { } first)
        {
            Assert.Fail(first.Shrunk().ToString());
        }

        CheckBalance(tally, assertions);
    }

    // A generator that has lost something proves nothing about it.
    private static void CheckBalance(ProofTally tally, int assertions)
    {
        foreach (var feature in ProofFeatures.All)
        {
            Assert.True(tally[feature] >= assertions / 6, $"too few with {feature}: {tally}");
        }

        foreach (var (word, percent) in new[] { ("Holds", 30), ("Violated", 40), ("Vacuous", 4), ("Never Holds", 20), ("Never Violated", 20), ("Always Holds", 3), ("Always Violated", 15), ("between pods", 25), ("with one pod", 8) })
        {
            Assert.True(tally[word] >= assertions * percent / 100, $"too few are {word}: {tally}");
        }
    }
}
