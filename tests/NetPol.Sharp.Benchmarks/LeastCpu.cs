using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetPol.Sharp.Benchmarks;

/// <summary>Compares whole processes, start included, by the least CPU time of several alternating runs.</summary>
internal static class LeastCpu
{
    internal static IReadOnlyList<(string Child, double Seconds)> Measure(string[][] children, int rounds)
    {
        var least = children.ToDictionary(child => child, _ => TimeSpan.MaxValue);
        for (var round = 0; round < rounds; round++)
        {
            // Alternating, so that a slow spell of the machine meets all of them.
            foreach (var child in children)
            {
                var cpu = ChildProcess.Run(child).Cpu;
                least[child] = cpu < least[child] ? cpu : least[child];
            }
        }

        return [.. children.Select(child => (child[0] + (child.Length > 1 && int.TryParse(child[1], CultureInfo.InvariantCulture, out _) ? " " + child[1] : ""), least[child].TotalSeconds))];
    }

    /// <summary>A table with the CPU time of each child and how many times that of the last one, the baseline, it is.</summary>
    internal static void Print(IReadOnlyList<(string Child, double Seconds)> rows, string baseline)
    {
        var last = rows[^1].Seconds;
        Console.WriteLine($"| child | CPU s | {baseline} / child | child / {baseline} |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var (child, seconds) in rows)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {child} | {seconds:F3} | {last / seconds:F1} | {seconds / last:F2} |"));
        }
    }
}
