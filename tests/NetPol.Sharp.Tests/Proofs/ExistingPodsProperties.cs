using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using NetPol.Sharp.Model;
using NetPol.Sharp.Tests.Connectivity;
using Xunit;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>Assertions about the pods of random clusters are decided as the engine decides their connections; one for five of NETPOL_ASSERTIONS.</summary>
public sealed class ExistingPodsProperties
{
    // Seeds of their own: those of the other tests come first.
    private const int FirstSeed = 8_000_000;
    private const int Usual = 400;
    private const int AssertionsEach = 5;

    [Fact]
    public void RandomClusters_AreDecidedAsTheEngineDecidesTheirConnections()
    {
        var tally = Check();
        CheckBalance(tally, ProofEffort.Of(Usual, AssertionsEach));
    }

    [Fact]
    public void WhatHoldsForEveryPodThatCouldExist_HoldsForThoseThatDo()
    {
        var (certain, violated) = (0, 0);
        for (var seed = 0; seed < ProofEffort.Of(Usual, AssertionsEach) / RandomWorlds.AssertionsOfAWorld; seed++)
        {
            var world = RandomWorlds.Make(seed);
            var engine = Sharp.Connectivity.Of(RandomPodsOfWorld.Make(world, seed), world.Options);
            foreach (var (open, existing) in Prover.Prove(world.Policies, world.Assertions, world.Options).Zip(Prover.ProveExisting(engine, world.Assertions)))
            {
                var isConsistent = open.Verdict switch
                {
                    ProofVerdict.Holds => existing.Verdict is ProofVerdict.Holds or ProofVerdict.Vacuous,
                    ProofVerdict.Vacuous => existing.Verdict == ProofVerdict.Vacuous,
                    _ => true,
                };
                Assert.True(isConsistent, $"seed {seed}: {ProofTexts.Of(open.Assertion)}: {open.Verdict}, but\n{ProofTexts.Of(existing)}");
                Assert.Null(new ExistingCheck(engine, open.Assertion).Fault(existing));
                certain += open.Verdict == ProofVerdict.Holds && existing.Verdict == ProofVerdict.Holds ? 1 : 0;
                violated += existing.Verdict == ProofVerdict.Violated ? 1 : 0;
            }
        }

        var assertions = ProofEffort.Of(Usual, AssertionsEach);
        Assert.True(certain > assertions / 20 && violated > assertions / 20, $"too few hold for some pods ({certain}) or are violated by some ({violated})");
    }

    private static ConcurrentDictionary<string, int> Check()
    {
        var found = new ConcurrentBag<ExistingFinding>();
        var tally = new ConcurrentDictionary<string, int>();
        var clusters = (ProofEffort.Of(Usual, AssertionsEach) + ExistingCluster.AssertionsOfACluster - 1) / ExistingCluster.AssertionsOfACluster;
        Parallel.For(0, clusters, (index, loop) =>
        {
            var cluster = ExistingCluster.Make(FirstSeed + index);
            var engine = cluster.Load();
            foreach (var assertion in cluster.Assertions)
            {
                foreach (var word in Words(engine, assertion))
                {
                    tally.AddOrUpdate(word, 1, (_, count) => count + 1);
                }

                if (ExistingFinding.Of(cluster.Seed, cluster.Documents, cluster.Options, assertion) is { } finding)
                {
                    found.Add(finding);
                    loop.Break();
                }
            }
        });

        if (found.MinBy(finding => finding.Seed) is { } first)
        {
            Assert.Fail(first.Shrunk().ToString());
        }

        return tally;
    }

    private static IEnumerable<string> Words(Sharp.Connectivity engine, Assertion assertion)
    {
        var (verdict, example) = new ExistingReference(engine, assertion).Answer;
        yield return verdict.ToString();
        yield return assertion.Kind + " " + verdict;
        if (example.EndsWith(nameof(Verdict.DependsOnAddress), StringComparison.Ordinal))
        {
            yield return "depends on an address";
        }

        if (assertion.Ports.Any(port => port.Port is PortName) && verdict != ProofVerdict.Vacuous)
        {
            yield return "ports by name";
        }

        if (assertion.From.Concat(assertion.To).Any(end => end is IPBlock) && verdict != ProofVerdict.Vacuous)
        {
            yield return "addresses";
        }

        if (engine.Cluster.Pods.Any(pod => pod.Template.HostNetwork))
        {
            yield return "host network " + engine.Options.HostNetworkMode;
        }
    }

    // A generator that has lost something proves nothing about it.
    private static void CheckBalance(ConcurrentDictionary<string, int> tally, int assertions)
    {
        var all = string.Join(", ", tally.OrderBy(entry => entry.Key, StringComparer.Ordinal));
        (string, int)[] least =
        [
            ("Holds", 15), ("Violated", 20), ("Vacuous", 10), ("Never Holds", 5), ("Always Holds", 3), ("Never Violated", 10), ("Always Violated", 10), ("ports by name", 3), ("addresses", 10),
            ("host network AsPod", 5), ("host network Ignore", 10),
        ];
        foreach (var (word, percent) in least)
        {
            Assert.True(tally.GetValueOrDefault(word) >= assertions * percent / 100, $"too few are {word}: {all}");
        }

        Assert.True(tally.GetValueOrDefault("depends on an address") >= assertions / 400, $"too few depend on an address: {all}");

    }
}
