using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetPol.Sharp.Analyzers.Diagnostics;

namespace NetPol.Sharp.Benchmarks.Analyzers;

/// <summary>What one edited character costs the analyzers, through the driver that an IDE uses: the compilation is new, the analyzers are the same.</summary>
internal static class KeystrokeCosts
{
    private const int Edits = 20;

    internal static int Run()
    {
        var (small, large) = (Measure(statements: 500, files: 10), Measure(statements: 2000, files: 100));
        Console.WriteLine(FormattableString.Invariant($"500 statements in 10 files: {small.Least:F1} ms least of {Edits}, {small.Median:F1} median, {small.First:F0} the first time"));
        Console.WriteLine(FormattableString.Invariant($"2,000 statements in 100 files: {large.Least:F1} ms least of {Edits}, {large.Median:F1} median, {large.First:F0} the first time"));
        Console.WriteLine(FormattableString.Invariant($"growth: {large.Least / small.Least:F2}"));
        return 0;
    }

    private static (double Least, double Median, double First) Measure(int statements, int files)
    {
        var compilation = PolicyProject.Create(statements, files);
        DiagnosticAnalyzer[] analyzers = [new PolicyAnalyzer(), new UsageAnalyzer()];
        var first = Once(compilation, compilation.SyntaxTrees.First(), analyzers);
        var times = new List<double>();
        for (var i = 0; i < Edits + 5; i++)
        {
            var (edited, tree) = PolicyProject.Edit(compilation, i);
            compilation = edited;
            times.Add(Once(compilation, tree, analyzers));
        }

        // The first few run code that is not compiled yet.
        var counted = times.Skip(5).Order().ToArray();
        return (counted[0], counted[counted.Length / 2], first);
    }

    private static double Once(Compilation compilation, SyntaxTree tree, DiagnosticAnalyzer[] analyzers)
    {
        // Binding by the compiler itself happens whoever is asked.
        var model = compilation.GetSemanticModel(tree);
        var errors = model.GetDiagnostics();
        if (errors.Any(error => error.Severity == DiagnosticSeverity.Error))
        {
            throw new InvalidOperationException(errors[0].ToString());
        }

        var driver = new CompilationWithAnalyzers(compilation, [.. analyzers], new AnalyzerOptions([]));
        var watch = Stopwatch.StartNew();
        var found = driver.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None).GetAwaiter().GetResult();
        watch.Stop();
        return found.Length == 0 ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException("The program should be without findings: " + found[0]);
    }
}
