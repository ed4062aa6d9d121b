using System;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Lab.Runs;
using NetPol.Sharp.Tests.Connectivity;
using Xunit;

namespace NetPol.Sharp.Tests.Lab;

/// <summary>Packets agree with the engine about random clusters; as many as NETPOL_LAB_CLUSTERS says.</summary>
public sealed class RandomLabTests
{
    private const int FirstSeed = 500;
    private const int FewestPods = 6;
    private const int MostPods = 12;

    [LabFact]
    public void RandomClusters_AreJudgedAsPacketsSay()
    {
        var clusters = int.TryParse(Environment.GetEnvironmentVariable("NETPOL_LAB_CLUSTERS"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 20;
        var lost = 0;
        for (var seed = FirstSeed; seed < FirstSeed + clusters; seed++)
        {
            var manifests = RandomClusters.Make(seed, queries: 0, running: FewestPods + (seed % (MostPods - FewestPods + 1))).Manifests;
            var run = LabUnderTest.Run(manifests);
            var differences = run.Differences(Sharp.Connectivity.Of(run.Topology.Cluster)).Take(10).ToArray();
            Assert.True(differences.Length == 0, $"seed {seed}\n{string.Join('\n', differences.Select(Words))}\n{manifests}\n{run.Ruleset}");
            AssertIsComplete(run);
            lost += run.Verdicts.Count(verdict => !verdict.IsAllowed && verdict.Outcome != NetPol.Sharp.Lab.Plans.Outcome.Refused);
        }

        // What is denied is refused at once: a loss would be a packet of which nobody knows where it went.
        Assert.Equal(0, lost);
    }

    private static string Words(LabVerdict verdict) => $"{verdict.From.Name} → {verdict.To.Name} {verdict.Protocol} {verdict.Port} {verdict.Family}: {verdict.Outcome}";

    // Counted here in another way than the lab does it.
    private static void AssertIsComplete(LabRun run)
    {
        var pods = run.Topology.Cluster.Pods.Where(pod => !pod.Template.HostNetwork).ToArray();
        var ports = run.Verdicts.Select(verdict => verdict.Port).Distinct().Count();
        var pairs = pods.Sum(from => pods.Count(to => from != to && from.Addresses.Any(one => to.Addresses.Any(other => one.Family == other.Family))));
        Assert.InRange(pods.Length, 1, MostPods + 1);
        Assert.True(run.Verdicts.Count >= pairs * ports * 3);
        Assert.Equal(run.Verdicts.Count, run.Verdicts.Distinct().Count());
    }
}
