using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Benchmarks;

/// <summary>What proofs cost: 200 assertions on 1,000 policies, of one namespace towards another, of labelled namespaces, and of everything.</summary>
internal static class ProofCosts
{
    private const int Policies = 1_000;
    private const int Namespaces = 50;
    private const int Assertions = 200;

    internal static int Run()
    {
        var cluster = ClusterWorkload.Make(new ClusterShape("proofs", 100, Namespaces, Policies));
        NetworkPolicy[] open = [.. cluster.NetworkPolicies];
        NetworkPolicy[] denied = [.. open, .. cluster.Namespaces.Select(ns => DefaultDeny(ns.Name))];
        Console.WriteLine("| policies | assertions | CPU ms, first | least of 5 | holds | violated | other |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var (world, policies) in new[] { ("as drawn", open), ("and default denies", denied) })
        {
            foreach (var kind in new[] { "narrow", "labelled", "broad" })
            {
                Console.WriteLine(Measure(world, policies, kind));
            }
        }

        return 0;
    }

    private static string Measure(string world, NetworkPolicy[] policies, string kind)
    {
        var assertions = Make(kind).ToArray();
        IReadOnlyList<Proof> proofs = [];
        var first = Cpu(() => proofs = Prover.Prove(policies, assertions));
        var least = Enumerable.Range(0, 5).Min(_ => Cpu(() => Prover.Prove(policies, assertions)));
        int Count(ProofVerdict verdict) => proofs.Count(proof => proof.Verdict == verdict);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {policies.Length} {world} | {assertions.Length} {kind} | {first.TotalMilliseconds:F0} | {least.TotalMilliseconds:F0} | {Count(ProofVerdict.Holds)} | {Count(ProofVerdict.Violated)} | {Count(ProofVerdict.Vacuous) + Count(ProofVerdict.Unknown)} |");
    }

    private static TimeSpan Cpu(Action work)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        work();
        process.Refresh();
        return process.TotalProcessorTime - before;
    }

    private static IEnumerable<Assertion> Make(string kind)
    {
        var random = new Random(7);
        var workload = new ClusterWorkload(7);
        for (var i = 0; i < Assertions; i++)
        {
            yield return new Assertion
            {
                Kind = i % 10 == 9 ? AssertionKind.Always : AssertionKind.Never,
                From = [End(kind, random, workload)],
                To = i % 5 == 4 ? [InternetPeer.IPv4, InternetPeer.IPv6] : [End(kind, random, workload)],
                Ports = i % 3 == 0 ? default : Port.Tcp(random.Next(1, 10_000)).Ports,
            };
        }
    }

    private static SelectorPeer End(string kind, Random random, ClusterWorkload workload) => new()
    {
        PodSelector = kind == "broad" ? LabelSelector.Everything : workload.Pods(),
        NamespaceSelector = kind switch
        {
            "narrow" => LabelSelector.ForNamespace(ClusterWorkload.NamespaceName(random.Next(Namespaces))),
            "labelled" => LabelSelector.Parse("team=t" + random.Next(5).ToString(CultureInfo.InvariantCulture)),
            _ => LabelSelector.Everything,
        },
    };

    private static NetworkPolicy DefaultDeny(string ns) => new()
    {
        Metadata = new ObjectMeta { Name = "default-deny", Namespace = NamespaceName.Of(ns) },
        Spec = new NetworkPolicySpec { PodSelector = LabelSelector.Everything, PolicyTypes = [PolicyType.Ingress, PolicyType.Egress] },
    };
}
