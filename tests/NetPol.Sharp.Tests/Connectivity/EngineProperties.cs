using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>The engine and the reference answer alike about random clusters; as many verdicts as NETPOL_VERDICTS says.</summary>
public sealed class EngineProperties
{
    private const int VerdictsOfACluster = 50;

    [Fact]
    public void RandomClusters_AreJudgedAsTheReferenceJudgesThem()
    {
        var verdicts = int.TryParse(Environment.GetEnvironmentVariable("NETPOL_VERDICTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 100_000;
        var found = new ConcurrentBag<Difference>();
        Parallel.For(0, (verdicts + VerdictsOfACluster - 1) / VerdictsOfACluster, (index, loop) =>
        {
            // Seeds of their own: those of the generator's test come first.
            var difference = Check(1_000_000 + index);
            if (difference is not null)
            {
                found.Add(difference);
                loop.Break();
            }
        });

        if (found.MinBy(difference => difference.Seed) is { } first)
        {
            Assert.Fail((first with { Documents = Shrinker.Shrink(first.Documents, first.Remains) }).ToString());
        }
    }

    [Fact]
    public void Shrinker_LeavesWhatMatters()
    {
        var cluster = RandomClusters.Make(3);
        var shrunk = Shrinker.Shrink(cluster.Documents, documents => documents.Any(document => document.Contains("matchExpressions", StringComparison.Ordinal)));
        Assert.EndsWith(""","spec":{"podSelector":{"matchExpressions":[]}}}""", Assert.Single(shrunk), StringComparison.Ordinal);
    }

    private static Difference? Check(int seed)
    {
        var cluster = RandomClusters.Make(seed, VerdictsOfACluster);
        var switches = seed % 3 == 0 ? RandomSwitches.Make(seed) : new ReferenceSwitches();
        var reference = new ClusterReference(cluster.Manifests, switches);
        EngineUnderTest? engine = null;
        foreach (var query in cluster.Queries)
        {
            var expected = reference.Allowed(query.From, query.To, query.Protocol, query.Port, query.Family);
            bool isSame;
            try
            {
                engine ??= new EngineUnderTest(cluster.Manifests, switches);
                isSame = engine.Allowed(query.From, query.To, query.Protocol, query.Port, query.Family) == expected;
            }
#pragma warning disable CA1031 // a failure of the engine is the finding
            catch (Exception)
#pragma warning restore CA1031
            {
                isSame = false;
            }

            if (!isSame)
            {
                return new Difference(seed, cluster.Documents, switches, query);
            }
        }

        return null;
    }
}
