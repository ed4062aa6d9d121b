using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using NetPol.Sharp.Analyzers.Diagnostics;
using Xunit;

namespace NetPol.Sharp.Tests.Analyzers;

/// <summary>Random programs, whole and broken. A few hundred in every run, NETPOL_PROGRAMS=10000 for more.</summary>
public sealed class RandomProgramTests
{
    private const int ProgramsInAFile = 20;

    [Fact]
    public async Task RandomPrograms_EvaluateToWhatTheyEmitAndWhatIsFoundInIt()
    {
        var findings = 0;
        for (var file = 0; file < Number(byDefault: 300) / ProgramsInAFile; file++)
        {
            var numbers = Enumerable.Range(file * ProgramsInAFile, ProgramsInAFile).ToArray();
            var program = Of(numbers);
            InterpreterTests.SameAsRun(program);
            var emitted = program.Evaluate().Where(entry => !SourceProgram.YamlOf(entry.Evaluation.Value).StartsWith("NETPOL", StringComparison.Ordinal)).Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);
            findings += await EmittedFindings.AreThoseOf(Of(numbers.Where(number => emitted.Contains($"P{number}.Set")), isCluster: true));
        }

        Assert.NotEqual(0, findings);
    }

    [Fact]
    public async Task BrokenPrograms_EndNoAnalyzer()
    {
        var random = new Random(7);
        var failed = new List<string>();
        for (var number = 0; number < Number(byDefault: 40); number++)
        {
            var text = SourceProgram.Usings + ProgramGenerator.Shared + new ProgramGenerator(random).Program(number);
            for (var cuts = random.Next(0, 4); cuts > 0; cuts--)
            {
                var start = random.Next(ProgramGenerator.Shared.Length, text.Length - 10);
                text = random.Next(2) == 0 ? text.Remove(start, random.Next(1, 8)) : text.Insert(start, text.Substring(random.Next(text.Length - 10), random.Next(1, 9)));
            }

            var diagnostics = await new SourceProgram(("Program.cs", text)).Analyze(new PolicyAnalyzer(), new UsageAnalyzer());
            failed.AddRange(diagnostics.Where(diagnostic => diagnostic.Id == "AD0001" || diagnostic.ToString().Contains("itself failed", StringComparison.Ordinal)).Take(1).Select(diagnostic => diagnostic + "\n" + text));
        }

        Assert.True(failed.Count == 0, $"{failed.Count} failed\n" + string.Join("\n", failed.Take(5)));
    }

    private static int Number(int byDefault) => Environment.GetEnvironmentVariable("NETPOL_PROGRAMS") is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : byDefault;

    // In a cluster of its own, no program's names collide with another's.
    private static SourceProgram Of(IEnumerable<int> numbers, bool isCluster = false) => SourceProgram.Of(ProgramGenerator.Shared + string.Concat(numbers.Select(number =>
    {
        var program = new ProgramGenerator(new Random(number)).Program(number);
        return isCluster ? program.Replace("[Policies]", $"[Policies(Cluster = \"c{number}\")]", StringComparison.Ordinal) : program;
    })));
}
