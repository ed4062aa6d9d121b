using System.Collections.Generic;
using System.IO;
using System.Linq;
using BenchmarkDotNet.Attributes;
using k8s;
using k8s.Models;
using NetPol.Sharp.Model;
using NetPol.Sharp.Yaml;

namespace NetPol.Sharp.Benchmarks;

/// <summary>From objects to YAML; each figure is that of one policy. Not sealed, because BenchmarkDotNet derives from it.</summary>
[MemoryDiagnoser]
[SimpleJob(warmupCount: 3, iterationCount: 10)]
public class WriteBenchmarks
{
    // The baseline is slow and does not depend on the number of policies.
    private const int Few = 200;

    private IReadOnlyList<NetworkPolicy> _all = [];
    private IReadOnlyList<NetworkPolicy> _few = [];
    private V1NetworkPolicy[] _fewOfClient = [];

    [GlobalSetup]
    public void SetUp()
    {
        _all = NetPolWorkload.Set(Workload.Policies).ToNetworkPolicies();
        _few = NetPolWorkload.Set(Few).ToNetworkPolicies();
        _fewOfClient = [.. KubernetesClientWorkload.Policies(Few)];
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Few)]
    public int KubernetesYamlOf200() => _fewOfClient.Sum(policy => KubernetesYaml.Serialize(policy).Length);

    [Benchmark(OperationsPerInvoke = Few)]
    public void NetPolSharpOf200() => NetworkPolicyYaml.Write(TextWriter.Null, _few);

    [Benchmark(OperationsPerInvoke = Workload.Policies)]
    public void NetPolSharpOf5000() => NetworkPolicyYaml.Write(TextWriter.Null, _all);
}
