using System;
using System.Globalization;
using System.Linq;

namespace NetPol.Sharp.Benchmarks;

/// <summary>Writing policies: this library and KubernetesClient, whole processes.</summary>
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

        LeastCpu.Print(LeastCpu.Measure(children, rounds), baseline: "kubernetesclient");
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
}
