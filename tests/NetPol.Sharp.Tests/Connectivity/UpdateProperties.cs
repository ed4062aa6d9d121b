using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>A cluster that was changed step by step allows what one does that is loaded in its final state.</summary>
public sealed class UpdateProperties
{
    private const int Sequences = 150;
    private const int Edits = 12;

    [Fact]
    public void RandomEdits_GiveWhatARebuildGives()
    {
        for (var seed = 0; seed < Sequences; seed++)
        {
            var random = new Random(seed);
            var options = EngineUnderTest.Options(seed % 3 == 0 ? RandomSwitches.Make(seed) : new ReferenceSwitches());
            var (start, other) = (Cluster(seed), Cluster(seed + 500_000));
            var changed = Sharp.Connectivity.Of(start, options);
            var log = new List<string>();
            for (var edit = 0; edit < Edits; edit++)
            {
                log.Add(Edit(changed, other, random));

                // The list is derived from what is remembered, so ask for it in between too, but not always.
                if (random.Next(3) > 0 || edit == Edits - 1)
                {
                    AssertSame(changed, options, $"seed {seed.ToString(CultureInfo.InvariantCulture)}: {string.Join(", ", log)}");
                }
            }
        }
    }

    [Fact]
    public void PolicyPutInItsOwnPlace_ChangesNothing()
    {
        var cluster = Cluster(7);
        var connectivity = Sharp.Connectivity.Of(cluster);
        var before = connectivity.Connections().ToArray();
        foreach (var policy in cluster.NetworkPolicies)
        {
            connectivity.Set(policy);
        }

        Assert.Equal(before, connectivity.Connections());
    }

    [Fact]
    public void ManyReplacements_AreForgotten()
    {
        var cluster = Cluster(7);
        var connectivity = Sharp.Connectivity.Of(cluster);
        for (var round = 0; round < 3000; round++)
        {
            connectivity.Set(cluster.NetworkPolicies[round % cluster.NetworkPolicies.Count]);
        }

        Assert.True(connectivity.Engine.Policies.Policies.SlotCount < 2000);
    }

    private static Cluster Cluster(int seed) => EngineUnderTest.Read(RandomClusters.Make(seed, 1).Manifests);

    private static void AssertSame(Sharp.Connectivity changed, ConnectivityOptions options, string because)
    {
        var rebuilt = Sharp.Connectivity.Of(changed.Cluster, options);
        var (expectedList, actualList) = (rebuilt.Connections().ToArray(), changed.Connections().ToArray());
        Assert.True(expectedList.SequenceEqual(actualList), $"{because}: a rebuild has {string.Join(", ", expectedList.Except(actualList))}, the edits have {string.Join(", ", actualList.Except(expectedList))}");
        foreach (var family in new[] { IPFamily.IPv4, IPFamily.IPv6 })
        {
            foreach (var (from, to) in Pairs(rebuilt, family))
            {
                var expected = rebuilt.Query(rebuilt.Find(from), rebuilt.Find(to), Protocol.Tcp, 80, family);
                var actual = changed.Query(changed.Find(from), changed.Find(to), Protocol.Tcp, 80, family);
                Assert.True(expected == actual, $"{because}: {from} to {to} over {family} is {actual} after the edits and {expected} after a rebuild");
            }
        }
    }

    private static IEnumerable<(string From, string To)> Pairs(Sharp.Connectivity connectivity, IPFamily family)
    {
        var pods = connectivity.Cluster.Pods.Where(pod => !pod.HasCompleted).Select(pod => connectivity.Find(pod.ToString())).Where(end => end.Has(family)).Select(end => end.ToString()).ToArray();
        return from source in pods from destination in pods select (source, destination);
    }

    private static string Edit(Sharp.Connectivity connectivity, Cluster other, Random random)
    {
        var cluster = connectivity.Cluster;
        switch (random.Next(7))
        {
            case 0 when cluster.NetworkPolicies.Count > 0:
                var gone = Pick(cluster.NetworkPolicies, random);
                Assert.True(connectivity.RemovePolicy(gone.Metadata.Namespace.Text, gone.Metadata.Name));
                return $"without policy {gone}";
            case 1 when cluster.NetworkPolicies.Count > 0 && other.NetworkPolicies.Count > 0:
                var replaced = Pick(cluster.NetworkPolicies, random) with { Spec = Pick(other.NetworkPolicies, random).Spec };
                connectivity.Set(replaced);
                return $"policy {replaced} changed";
            case 2 when other.NetworkPolicies.Count > 0:
                var added = Pick(other.NetworkPolicies, random);
                connectivity.Set(added with { Metadata = added.Metadata with { Name = "added-" + added.Metadata.Name } });
                return $"policy {added} added";
            case 3:
                var relabelled = Pick(cluster.Pods, random);
                connectivity.Set(relabelled with { Template = relabelled.Template with { Labels = Pick(other.Pods, random).Template.Labels } });
                return $"pod {relabelled} relabelled";
            case 4:
                var moved = Pick(other.Pods, random);
                connectivity.Set(moved with { Name = "moved-" + moved.Name });
                return $"pod {moved} added";
            case 5 when cluster.Pods.Count > 2:
                var stopped = Pick(cluster.Pods, random);
                Assert.True(connectivity.RemovePod(stopped.Namespace, stopped.Name));
                return $"without pod {stopped}";
            default:
                var ns = Pick(cluster.Namespaces, random) with { Labels = Pick(other.Namespaces, random).Labels };
                connectivity.Set(ns);
                return $"namespace {ns} relabelled";
        }
    }

    private static T Pick<T>(EquatableArray<T> list, Random random) => list[random.Next(list.Count)];
}
