namespace NetPol.Sharp.Benchmarks;

/// <summary>How large a synthetic cluster is.</summary>
internal sealed record ClusterShape(string Name, int Pods, int Namespaces, int Policies)
{
    internal static ClusterShape[] All { get; } =
    [
        new("1k/100", 1_000, 50, 100),
        new("10k/1k", 10_000, 100, 1_000),
        new("10k/10k", 10_000, 100, 10_000),
        new("100k/1k", 100_000, 500, 1_000),
        new("100k/10k", 100_000, 500, 10_000),
        new("5.4k/13.7k", 5_413, 604, 13_678),
    ];
}
