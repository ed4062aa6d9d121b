using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using NetPol.Sharp.Analyzers.Diagnostics;
using NetPol.Sharp.Model;
using Xunit;

namespace NetPol.Sharp.Tests.Analyzers;

/// <summary>A program in which what the analyzers underline is marked: <c>{|NETPOL1004:OnTcp(0)|}</c>. They must say that and nothing else.</summary>
internal static partial class MarkedProgram
{
    /// <summary>A program that is one set of namespace shop.</summary>
    internal static Task<IReadOnlyList<Diagnostic>> Shop(string statements, params (string Path, string Text)[] manifests) => Reports(
        "public static class Shop\n{\n    [Policies]\n    public static PolicySet Policies => InNamespace(\"shop\",\n    [\n        " + statements + "\n    ]);\n}\n", manifests);

    /// <summary>A program of one file, in which the language is at hand; manifests may hold marks, too.</summary>
    internal static Task<IReadOnlyList<Diagnostic>> Reports(string marked, params (string Path, string Text)[] manifests) => ReportsAll([("Program.cs", SourceProgram.Usings + marked)], manifests);

    internal static async Task<IReadOnlyList<Diagnostic>> ReportsAll((string Path, string Text)[] marked, params (string Path, string Text)[] manifests)
    {
        var expected = new List<string>();
        var files = marked.Select(file => (file.Path, Strip(file.Path, file.Text, expected))).ToArray();
        var program = new SourceProgram(files)
        {
            WantsPlatform = expected.Exists(mark => mark.StartsWith(RuleIds.PlatformNotDeclared, StringComparison.Ordinal)),
            Manifests = [.. manifests.Select(file => new SourceProgram.File(file.Path, Strip(file.Path, file.Text, expected)))],
        };
        Assert.Empty(program.Errors);
        var diagnostics = await program.Analyze(new PolicyAnalyzer(), new UsageAnalyzer());
        Assert.Equal(
            string.Join("\n", expected.Order(StringComparer.Ordinal)),
            string.Join("\n", diagnostics.Select(diagnostic => $"{diagnostic.Id} {Place(diagnostic.Location)}").Order(StringComparer.Ordinal)) is var actual && actual == string.Join("\n", expected.Order(StringComparer.Ordinal))
                ? actual
                : actual + "\n" + string.Join("\n", diagnostics));
        return diagnostics;
    }

    /// <summary>The text without its marks.</summary>
    internal static string Plain(string marked) => Marks().Replace(marked, "");

    private static string Strip(string path, string marked, List<string> expected)
    {
        var text = new StringBuilder();
        var open = new Stack<(string Id, int Start)>();
        var last = 0;
        foreach (Match match in Marks().Matches(marked))
        {
            text.Append(marked, last, match.Index - last);
            last = match.Index + match.Length;
            if (match.Groups["id"].Success)
            {
                open.Push((match.Groups["id"].Value, text.Length));
            }
            else
            {
                var (id, start) = open.Pop();
                expected.Add(path.EndsWith(".cs", StringComparison.Ordinal) ? $"{id} {path} '{text.ToString(start, text.Length - start)}' at {start}" : $"{id} {path} at {start}");
            }
        }

        return text.Append(marked, last, marked.Length - last).ToString();
    }

    private static string Place(Location location)
    {
        var span = location.SourceSpan;
        var text = location.SourceTree?.GetText().ToString(span);
        return text is null ? $"{location.GetLineSpan().Path} at {span.Start}" : $"{location.GetLineSpan().Path} '{text}' at {span.Start}";
    }

    [GeneratedRegex(@"\{\|(?<id>NETPOL[0-9]{4}):|\|\}", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Marks();
}
