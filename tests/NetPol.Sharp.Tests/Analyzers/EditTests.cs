using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Analyzers.Worlds;
using Xunit;

namespace NetPol.Sharp.Tests.Analyzers;

/// <summary>Programs while they are typed: what is remembered of the version before changes nothing.</summary>
public sealed class EditTests
{
    private const int Files = 6;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void RememberedValues_AreThoseOfAFreshEvaluation(int seed)
    {
        var random = new Random(seed);
        var shared = SourceProgram.Usings + ProgramGenerator.Shared;
        var program = new SourceProgram([("Shared.cs", shared), .. Enumerable.Range(0, Files).Select(number => ($"P{number}.cs", Text(random, number)))]);
        var remembering = new EntryPoints();
        for (var edit = 0; edit < 15; edit++)
        {
            Assert.Equal(Values(program.Evaluate()), Values(program.Evaluate(remembering)));
            var number = random.Next(Files);
            program = random.Next(3) switch
            {
                0 => program.With($"P{number}.cs", Text(random, number)),
                1 => program.With("Shared.cs", shared.Replace("Take(12)", $"Take({random.Next(3, 12)})", StringComparison.Ordinal)),
                _ => program.With("Shared.cs", shared.Replace("Api = 5", $"Api = {random.Next(4, 7)}", StringComparison.Ordinal)),
            };
        }
    }

    private static string Text(Random random, int number) => SourceProgram.Usings + new ProgramGenerator(random).Program(number);

    private static IEnumerable<string> Values(IEnumerable<EntryPoint> entries) => entries.Select(entry => entry.Name + "\n" + SourceProgram.YamlOf(entry.Evaluation.Value));
}
