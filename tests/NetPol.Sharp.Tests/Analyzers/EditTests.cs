using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
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

    // What an object of one file prints, another file says.
    [Fact]
    public void EditOfWhatIsPrinted_IsSeenWhereItIsPrinted()
    {
        var program = new SourceProgram(
            ("A.cs", SourceProgram.Usings + "public static class P { static readonly R[] Apps = [new R(\"a\")]; [Policies] public static PolicySet Set => [.. Apps.Select(r => Allow.From(\"x=y\").To($\"app={r}\").OnTcp(1))]; }"),
            ("B.cs", "public record R(string N) { public override string ToString() => N; }"));
        var remembering = new EntryPoints();
        program.Evaluate(remembering);
        program = program.With("B.cs", "public record R(string N) { public override string ToString() => N + \"-new\"; }");
        Assert.Equal(Values(program.Evaluate()), Values(program.Evaluate(remembering)));
    }

    // .NET wraps what a comparer throws, and an evaluation that was given up says nothing.
    [Fact]
    public void CancelledEvaluation_IsNotRemembered()
    {
        var program = SourceProgram.Of(
            """
            public static class P
            {
                static int Slow(string s) { var n = 0; for (var i = 0; i < 3000; i++) n += i % 7; return n + s.Length; }
                static string First() { var l = Enumerable.Range(0, 12).Select(i => new string('a', 1 + (i * 5 % 12))).ToList(); l.Sort((a, b) => Slow(a).CompareTo(Slow(b))); return l[0]; }
                [Policies] public static PolicySet Set => [Allow.From($"app={First()}").To("app=b").OnTcp(1)];
            }
            """);
        var expected = Values(program.Evaluate()).ToArray();
        var remembering = new EntryPoints();
        for (var milliseconds = 0; milliseconds < 60; milliseconds += 5)
        {
            using var source = new CancellationTokenSource(milliseconds);
            try
            {
                remembering.Of(program.Compilation, source.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.True(source.IsCancellationRequested);
            }
        }

        Assert.Equal(expected, Values(program.Evaluate(remembering)));
    }

    private static string Text(Random random, int number) => SourceProgram.Usings + new ProgramGenerator(random).Program(number);

    private static IEnumerable<string> Values(IEnumerable<EntryPoint> entries) => entries.Select(entry => entry.Name + "\n" + SourceProgram.YamlOf(entry.Evaluation.Value));
}
