using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetPol.Sharp.Analyzers.Values;
using NetPol.Sharp.Tests.Infrastructure;
using Xunit;

namespace NetPol.Sharp.Tests.Analyzers;

/// <summary>Twenty programs by somebody who had not seen the interpreter. They evaluate to what they emit; what cannot be known says why.</summary>
public sealed class PlainProgramTests
{
    /// <summary>The sets that depend on what is known at run time only, and on what.</summary>
    private static readonly Dictionary<string, string> s_unknown = new(StringComparer.Ordinal)
    {
        ["P12 Tenants.Isolation"] = "'IHasDefault.Default' is not evaluated here",
        ["P13 Platform.Policies"] = "'Platform' has a static constructor",
        ["P17 NodePools.Policies"] = "it changes 's_reads'",
        ["P18 Exchange.Policies"] = "'File.ReadAllLines' is not evaluated here",
        ["P19 Operator.Current"] = "'Environment.GetEnvironmentVariable' is not evaluated here",
        ["P20 Gateway.Policies"] = "'JsonDocument.Parse' is not evaluated here",
        ["P20 Gateway.Migration"] = "'DateTime.UtcNow' is not evaluated here",
        ["P09 Trading.Policies"] = "the order of 'P09.Endpoint' is not evaluated here",
    };

    public static TheoryData<string> Programs => [.. Directory.GetFiles(Repository.PathOf("tests", "NetPol.Sharp.Tests", "Analyzers", "Programs")).Select(path => Path.GetFileName(path).Split('.')[0]).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Programs))]
    public void PlainProgram_EvaluatesToWhatItEmits(string name)
    {
        var program = new SourceProgram((name + ".cs", File.ReadAllText(Repository.PathOf("tests", "NetPol.Sharp.Tests", "Analyzers", "Programs", name + ".cs.txt"))));
        Assert.Empty(program.Errors);
        var run = program.Run();
        var differences = new List<string>();
        foreach (var entry in program.Evaluate())
        {
            var unknown = Reason(entry.Evaluation.Value);
            var expected = s_unknown.TryGetValue($"{name} {entry.Name}", out var reason) ? reason : null;
            if (unknown != expected)
            {
                differences.Add($"{entry.Name}: {unknown ?? "known"}, not {expected ?? "known"}");
            }
            else if (unknown is null && SourceProgram.YamlOf(entry.Evaluation.Value) != run[entry.Name])
            {
                differences.Add($"{entry.Name}: other YAML");
            }
        }

        Assert.Equal("", string.Join("\n", differences));
    }

    private static string? Reason(object? value) => value switch
    {
        Unknown unknown => unknown.Reason,
        PolicySet set => set.OfType<UnevaluatedStatement>().FirstOrDefault()?.Reason,
        _ => null,
    };
}
