using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace NetPol.Sharp.Benchmarks.Analyzers;

/// <summary>A project of policies in which one character after the other is typed.</summary>
internal static class PolicyProject
{
    internal static Compilation Create(int statements, int files) => CSharpCompilation.Create(
        "policies",
        Enumerable.Range(0, files).Select(file => Parse(file, Text(file, statements / files))),
        References(),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Edits one character of a label, in another file each time.</summary>
    internal static (Compilation Compilation, SyntaxTree Tree) Edit(Compilation compilation, int number)
    {
        SyntaxTree[] trees = [.. compilation.SyntaxTrees];
        var tree = trees[number * 7 % trees.Length];
        var text = tree.GetText();
        var place = text.ToString().IndexOf("app=c", StringComparison.Ordinal) + 4;
        var edited = tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(place, 1), "cdefghijkl"[number % 10].ToString())));
        return (compilation.ReplaceSyntaxTree(tree, edited), edited);
    }

    private static SyntaxTree Parse(int file, string text) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), new CSharpParseOptions(LanguageVersion.Preview), string.Create(CultureInfo.InvariantCulture, $"Team{file}.cs"));

    private static string Text(int file, int statements)
    {
        var text = new StringBuilder("using NetPol.Sharp;\nusing static NetPol.Sharp.Dsl;\n\n").Append(file == 0 ? "[assembly: Platform(\"calico\", \"3.30\")]\n" : "");
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
