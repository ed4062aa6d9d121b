using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
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
        var compilation = CSharpCompilation.Create(
            "policies",
            Enumerable.Range(0, files).Select(file => Parse(file, Text(file, statements / files))),
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        DiagnosticAnalyzer[] analyzers = [new PolicyAnalyzer(), new UsageAnalyzer()];
        var first = Once(compilation, compilation.SyntaxTrees[0], analyzers);
        var times = new List<double>();
        for (var i = 0; i < Edits + 5; i++)
        {
            // One character of a label, in another file each time.
            var tree = compilation.SyntaxTrees[i * 7 % files];
            var text = tree.GetText();
            var place = text.ToString().IndexOf("app=c", StringComparison.Ordinal) + 4;
            var edited = tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(place, 1), "cdefghijkl"[i % 10].ToString())));
            compilation = compilation.ReplaceSyntaxTree(tree, edited);
            times.Add(Once(compilation, edited, analyzers));
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

    private static SyntaxTree Parse(int file, string text) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), new CSharpParseOptions(LanguageVersion.Preview), string.Create(CultureInfo.InvariantCulture, $"Team{file}.cs"));

    private static string Text(int file, int statements)
    {
        var text = new StringBuilder("using NetPol.Sharp;\nusing static NetPol.Sharp.Dsl;\n\n");
        text.Append(CultureInfo.InvariantCulture, $"public static class Team{file}\n{{\n    [Policies]\n    public static PolicySet Policies => InNamespace(\"team-{file}\",\n    [\n        DefaultDeny.All,\n        Allow.Dns,\n");
        for (var i = 0; i < statements - 3; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"        Allow.From(\"app={(i == 0 ? "c" : "client-" + i)}\").To(\"app=server-{i}\").OnTcp({8000 + i}),\n");
        }

        // A proof a file: nobody else reaches what the first server is for.
        text.Append("        Never.From(\"app=stranger\").To(\"app=server-0\"),\n");
        return text.Append("    ]);\n}\n").ToString();
    }

    private static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "netstandard.dll" or "mscorlib.dll")
        .Append(typeof(PolicySet).Assembly.Location)
        .Select(path => MetadataReference.CreateFromFile(path));
}
