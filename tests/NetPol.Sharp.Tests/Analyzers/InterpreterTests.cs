using System;
using System.Linq;
using NetPol.Sharp.Analyzers.Values;
using Xunit;

namespace NetPol.Sharp.Tests.Analyzers;

/// <summary>What a program emits when it runs, the interpreter makes of its source.</summary>
public sealed class InterpreterTests
{
    public static TheoryData<string> Examples => ExampleProgram.Names;

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_EvaluatesToWhatItEmits(string name) => SameAsRun(ExampleProgram.Of(name));

    internal static void SameAsRun(SourceProgram program)
    {
        Assert.Empty(program.Errors);
        var run = program.Run();
        var evaluated = program.Evaluate().ToDictionary(entry => entry.Name, entry => entry.Evaluation.Value is Unknown unknown ? $"unknown: {unknown.Reason} at {unknown.Span}" : YamlOf(entry.Evaluation.Value), StringComparer.Ordinal);
        Assert.NotEmpty(run);
        Assert.Equal(run.OrderBy(entry => entry.Key, StringComparer.Ordinal), evaluated.OrderBy(entry => entry.Key, StringComparer.Ordinal));
    }

    private static string YamlOf(object? value) => value is PolicySet set && set.OfType<UnevaluatedStatement>().FirstOrDefault() is { } hole
        ? $"not evaluated: {hole.Reason} at {hole.Span}"
        : SourceProgram.YamlOf(value);
}
