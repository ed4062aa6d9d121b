using System.Linq;
using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>The reference of comparisons itself: it tries ends that policies see alike once, which must not change what single connections say.</summary>
public sealed class WorldDifferenceReferenceTests
{
    private const int Pairs = 600;
    private const long FewConnections = 300_000;

    [Fact]
    public void Answers_AreThoseOfAllConnections()
    {
        var (same, different) = (0, 0);
        foreach (var pair in Enumerable.Range(0, Pairs).Select(RandomWorldPairs.Make))
        {
            var (before, after) = (new ProofJudge(pair.Before, pair.Options), new ProofJudge(pair.After, pair.Options));
            var (gained, lost) = DifferenceReference.Of(pair);
            Assert.True(gained is null || (after.Allows(gained) && !before.Allows(gained)), $"{pair.Seed}: {gained}");
            Assert.True(lost is null || (before.Allows(lost) && !after.Allows(lost)), $"{pair.Seed}: {lost}");
            var exhaustion = new ProofExhaustion([.. pair.Before, .. pair.After], DifferenceReference.Anything, pair.Options);
            if (exhaustion.Size() > FewConnections)
            {
                continue;
            }

            var (isGained, isLost) = (false, false);
            foreach (var connection in exhaustion.All())
            {
                var (was, isNow) = (before.Allows(connection), after.Allows(connection));
                (isGained, isLost) = (isGained || (isNow && !was), isLost || (was && !isNow));
                if ((isGained || gained is null) && (isLost || lost is null) && gained is not null && lost is not null)
                {
                    break; // found what the reference says, and it says that there are both
                }
            }

            Assert.True((isGained, isLost) == (gained is not null, lost is not null), $"{pair.Seed}: {gained} and {lost}");
            (same, different) = isGained || isLost ? (same, different + 1) : (same + 1, different);
        }

        Assert.True(same > 5 && different > 15, $"too few were decided: {same} without a difference, {different} with one");
    }
}
