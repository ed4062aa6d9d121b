using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Benchmarks;

/// <summary>The engine against brute force and against its own rebuild, in one process; every verdict that is compared must agree.</summary>
internal static class EngineRatios
{
    private const int SampledPairs = 20_000;
    private const int Queries = 2_000_000;
    private const int Updates = 2_000;

    internal static int Run(string[] args)
    {
        var shapes = args.Length > 0 ? [.. ClusterShape.All.Where(shape => args.Contains(shape.Name))] : ClusterShape.All;
        Console.WriteLine("| pods/policies | classes | build ms | matrix ms | retained MB | query ns (B) | naive pair µs | naive/query | all pairs: naive/(build+matrix) | policy µs | pod µs | rebuild/policy | rebuild/pod |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var shape in shapes)
        {
            Console.WriteLine(Measure(shape));
        }

        return 0;
    }

    private static string Measure(ClusterShape shape)
    {
        var cluster = ClusterWorkload.Make(shape);
        var before = Memory();
        var connectivity = Sharp.Connectivity.Of(cluster);
        var build = Least(shape, () => connectivity = Sharp.Connectivity.Of(cluster));
        var pairs = 0L;
        var matrix = Least(shape, () =>
        {
            connectivity = Sharp.Connectivity.Of(cluster);
            return Stopwatch.GetTimestamp();
        }, () => pairs = AllowedPairs(connectivity, shape));
        var retained = Memory() - before;
        GC.KeepAlive(connectivity);
        var random = new Random(2);
        var ends = Enumerable.Range(0, SampledPairs).Select(_ => (connectivity.Find(cluster.Pods[random.Next(shape.Pods)].ToString()), connectivity.Find(cluster.Pods[random.Next(shape.Pods)].ToString()))).ToArray();
        var naive = new Naive(cluster, ends.SelectMany(pair => new[] { pair.Item1.Pod!, pair.Item2.Pod! }));
        var start = Stopwatch.GetTimestamp();
        var expected = ends.Select(pair => pair.Item1.Index == pair.Item2.Index || naive.Allows(pair.Item1.Pod!, pair.Item2.Pod!, Protocol.Tcp, 8080)).ToArray();
        var naivePair = Stopwatch.GetElapsedTime(start) / SampledPairs;
        for (var i = 0; i < ends.Length; i++)
        {
            if (connectivity.Query(ends[i].Item1, ends[i].Item2, Protocol.Tcp, 8080) == Verdict.Allowed != expected[i])
            {
                throw new InvalidOperationException($"{ends[i].Item1} to {ends[i].Item2}: the naive answer is {expected[i]}");
            }
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread();
        start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Queries; i++)
        {
            var (from, to) = ends[i % SampledPairs];
            connectivity.Query(from, to, Protocol.Tcp, 8080);
        }

        var query = Stopwatch.GetElapsedTime(start) / Queries;
        allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / Queries;
        var (policy, pod) = MeasureUpdates(connectivity, cluster);
        var allPairs = naivePair * ((double)shape.Pods * shape.Pods) / (build + matrix);
        return string.Create(CultureInfo.InvariantCulture, $"| {shape.Name} | {connectivity.Engine.Policies.Classes.Count} | {build.TotalMilliseconds:F0} | {matrix.TotalMilliseconds:F0} | {retained / 1e6:F0} | {query.TotalNanoseconds:F0} ({allocated}) | {naivePair.TotalMicroseconds:F1} | {naivePair / query:F0} | {allPairs:F0} | {policy.TotalMicroseconds:F0} | {pod.TotalMicroseconds:F0} | {build / policy:F0} | {build / pod:F0} |");
    }

    // Every pair of pods, class by class: how many of them have some connection.
    private static long AllowedPairs(Sharp.Connectivity connectivity, ClusterShape shape)
    {
        var engine = connectivity.Engine;
        var pods = new int[engine.Policies.Classes.Count];
        for (var i = 0; i < shape.Pods; i++)
        {
            pods[engine.ClassOf(i)]++;
        }

        var matrix = engine.Matrix(IPFamily.IPv4);
        var cells = new int[pods.Length];
        var pairs = 0L;
        for (var source = 0; source < pods.Length; source++)
        {
            if (pods[source] == 0)
            {
                continue;
            }

            matrix.Fill(source, cells);
            var reached = 0L;
            for (var i = 0; i < cells.Length; i++)
            {
                reached += cells[i] != 0 ? pods[i] : 0;
            }

            pairs += reached * pods[source];
        }

        return pairs;
    }

    private static (TimeSpan Policy, TimeSpan Pod) MeasureUpdates(Sharp.Connectivity connectivity, Cluster cluster)
    {
        var workload = new ClusterWorkload(3);
        Namespace[] namespaces = [.. cluster.Namespaces];
        var random = new Random(4);
        var policies = Enumerable.Range(0, Updates).Select(_ => random.Next(cluster.NetworkPolicies.Count)).Select(index => workload.Policy(index, namespaces) with { Metadata = cluster.NetworkPolicies[index].Metadata }).ToArray();
        var pods = Enumerable.Range(0, Updates).Select(_ => workload.Relabelled(cluster.Pods[random.Next(cluster.Pods.Count)])).ToArray();
        var start = Stopwatch.GetTimestamp();
        foreach (var policy in policies)
        {
            connectivity.Set(policy);
        }

        var perPolicy = Stopwatch.GetElapsedTime(start) / Updates;
        start = Stopwatch.GetTimestamp();
        foreach (var pod in pods)
        {
            connectivity.Set(pod);
        }

        return (perPolicy, Stopwatch.GetElapsedTime(start) / Updates);
    }

    private static TimeSpan Least(ClusterShape shape, Action work) => Least(shape, Stopwatch.GetTimestamp, work);

    private static TimeSpan Least(ClusterShape shape, Func<long> prepare, Action work)
    {
        // Small ones often enough that the code is optimised.
        var rounds = Math.Clamp(500_000 / (shape.Pods + (10 * shape.Policies)), 3, 40);
        var least = TimeSpan.MaxValue;
        for (var round = 0; round < rounds; round++)
        {
            var start = prepare();
            work();
            var elapsed = Stopwatch.GetElapsedTime(start);
            least = elapsed < least ? elapsed : least;
        }

        return least;
    }

    private static long Memory() => GC.GetTotalMemory(forceFullCollection: true);
}
