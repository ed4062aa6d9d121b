using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Xunit;
using Xunit.Abstractions;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>The generator shows every feature of NetworkPolicies often enough to find a mistake in it.</summary>
public sealed class RandomClustersTests(ITestOutputHelper output)
{
    private const int Verdicts = 20_000;

    [Fact]
    public void ManyClusters_DecideEveryFeatureAndBothVerdicts()
    {
        var clusters = Enumerable.Range(1, Verdicts / 50).Select(seed => RandomClusters.Make(seed)).ToArray();
        var counts = new ConcurrentDictionary<ReferenceMutation, int>();
        var allowed = 0;
        Parallel.ForEach(clusters, cluster =>
        {
            var reference = new ClusterReference(cluster.Manifests, new ReferenceSwitches());
            var verdicts = cluster.Queries.Select(query => Verdict(reference, query)).ToArray();
            System.Threading.Interlocked.Add(ref allowed, verdicts.Count(verdict => verdict));
            foreach (var mutation in Enum.GetValues<ReferenceMutation>())
            {
                var mutated = reference.Mutated(mutation);
                var changed = cluster.Queries.Where((query, index) => Verdict(mutated, query) != verdicts[index]).Count();
                counts.AddOrUpdate(mutation, changed, (_, sum) => sum + changed);
            }
        });

        var total = clusters.Sum(cluster => cluster.Queries.Count);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{total} verdicts, {100.0 * allowed / total:F1}% allowed"));
        foreach (var (mutation, count) in counts.OrderBy(pair => pair.Value))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{100.0 * count / total:F2}% {mutation}"));
        }

        Assert.InRange(total, Verdicts * 9 / 10, Verdicts);
        Assert.InRange(allowed, total / 4, total * 3 / 4);
        Assert.Equal(0, counts[ReferenceMutation.None]);
        Assert.Empty(counts.Where(pair => pair.Key != ReferenceMutation.None && pair.Value < total * LeastShare(pair.Key)).Select(pair => pair.Key));
    }

    [Fact]
    public void Seed_DecidesEverything()
    {
        var (first, second) = (RandomClusters.Make(7), RandomClusters.Make(7));
        Assert.Equal(first.Manifests, second.Manifests);
        Assert.Equal(first.Queries, second.Queries);
        Assert.NotEqual(first.Manifests, RandomClusters.Make(8).Manifests);
    }

    // The two that need a named port and something rare besides are seldom met together.
    private static double LeastShare(ReferenceMutation mutation) =>
        mutation is ReferenceMutation.InitContainerPortsCount or ReferenceMutation.NamedPortUnresolvedForIPBlocks ? 0.003 : 0.01;

    private static bool Verdict(ClusterReference reference, Query query) => reference.Allowed(query.From, query.To, query.Protocol, query.Port, query.Family);
}
