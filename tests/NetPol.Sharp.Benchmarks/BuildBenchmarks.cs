using System.Collections.Generic;
using BenchmarkDotNet.Attributes;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Benchmarks;

/// <summary>From sentences to objects; each figure is that of one policy. Not sealed, because BenchmarkDotNet derives from it.</summary>
[MemoryDiagnoser]
[SimpleJob(warmupCount: 3, iterationCount: 10)]
public class BuildBenchmarks
{
    private PolicySet _set = [];

    [GlobalSetup]
    public void SetUp() => _set = NetPolWorkload.Set(Workload.Policies);

    [Benchmark(OperationsPerInvoke = Workload.Policies)]
    public PolicySet Statements() => NetPolWorkload.Set(Workload.Policies);

    [Benchmark(OperationsPerInvoke = Workload.Policies)]
    public IReadOnlyList<NetworkPolicy> ToNetworkPolicies() => _set.ToNetworkPolicies();
}
