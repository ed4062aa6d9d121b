using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetPol.Sharp.Benchmarks;

/// <summary>Compares whole processes, start included, by the least CPU time of several alternating runs.</summary>
internal static class WholeProcess
{
    internal static int Run(string[] args)
    {
        var policies = args.Length > 0 ? args[0] : Workload.Policies.ToString(CultureInfo.InvariantCulture);
        var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 7;
        string[][] children =
        [
            ["hello"],
            ["netpol", "1"],
            ["netpol-build", policies],
            ["netpol-emit", policies],
            ["netpol", policies],
            ["kubernetesclient", policies],
        ];
        if (Difference(ChildProcess.Run("netpol", policies).Output, ChildProcess.Run("kubernetesclient", policies).Output) is { } difference)
        {
            Console.Error.WriteLine(difference);
            return 1;
        }

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

        Print([.. children.Select(child => (string.Join(' ', child), least[child].TotalSeconds))]);
        return 0;
    }

    /// <summary>The first document in which the two streams differ, or <c>null</c>.</summary>
    private static string? Difference(string left, string right)
    {
        var (lefts, rights) = (YamlMeaning.Documents(left), YamlMeaning.Documents(right));
        if (lefts.Length != rights.Length)
        {
            return $"the outputs have {lefts.Length} and {rights.Length} documents";
        }

        return lefts.Zip(rights).Where(pair => YamlMeaning.Of(pair.First) != YamlMeaning.Of(pair.Second))
            .Select(pair => $"the outputs differ:\n{pair.First}\n---\n{pair.Second}").FirstOrDefault();
    }

    private static void Print(IReadOnlyList<(string Child, double Seconds)> rows)
    {
        var slowest = rows[^1].Seconds;
        Console.WriteLine("| child | CPU s | kubernetesclient is so many times slower |");
        Console.WriteLine("|---|---|---|");
        foreach (var (child, seconds) in rows)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {child} | {seconds:F3} | {slowest / seconds:F1} |"));
        }
    }
}
