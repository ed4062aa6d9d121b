using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetPol.Sharp.Analyzers.Generation;

namespace NetPol.Sharp.Benchmarks.Analyzers;

/// <summary>What one edited character costs the generator, with everything that it writes: the driver is the one of the edit before.</summary>
internal static class GeneratorCosts
{
    private const int Edits = 20;

    internal static int Run()
    {
        var (small, large) = (Measure(statements: 500, files: 10), Measure(statements: 2000, files: 100));
        Console.WriteLine(FormattableString.Invariant($"generator, 500 statements in 10 files: {small.Least:F1} ms least of {Edits}, {small.Median:F1} median, {small.First:F0} the first time"));
        Console.WriteLine(FormattableString.Invariant($"generator, 2,000 statements in 100 files: {large.Least:F1} ms least of {Edits}, {large.Median:F1} median, {large.First:F0} the first time"));
        Console.WriteLine(FormattableString.Invariant($"growth: {large.Least / small.Least:F2}"));
        return 0;
    }

    private static (double Least, double Median, double First) Measure(int statements, int files)
    {
        var compilation = PolicyProject.Create(statements, files);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new PolicyGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)compilation.SyntaxTrees.First().Options);
        var first = Once(compilation, ref driver);
        var times = new List<double>();
        for (var i = 0; i < Edits + 5; i++)
        {
            compilation = PolicyProject.Edit(compilation, i).Compilation;
            times.Add(Once(compilation, ref driver));
        }

        // The first few run code that is not compiled yet.
        var counted = times.Skip(5).Order().ToArray();
        return (counted[0], counted[counted.Length / 2], first);
    }

    private static double Once(Compilation compilation, ref GeneratorDriver driver)
    {
        var watch = Stopwatch.StartNew();
        driver = driver.RunGenerators(compilation);
        watch.Stop();
        return driver.GetRunResult().GeneratedTrees.Length == 1 ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException("The generator should write the policies down, and nothing else.");
    }
}
