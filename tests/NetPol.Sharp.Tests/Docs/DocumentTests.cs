using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using NetPol.Sharp.Tests.Infrastructure;
using Xunit;

namespace NetPol.Sharp.Tests.Docs;

/// <summary>
/// Documents show only what is so. A block after <c>&lt;!-- snippet: FILE --&gt;</c> is that file, or with <c>class NAME</c> that type of it;
/// one after <c>&lt;!-- captured --&gt;</c> holds commands (<c>$ …</c>) and what they print, run in order in a folder that is empty but for the examples;
/// one after <c>&lt;!-- packets --&gt;</c> likewise, where the kernel has a lab;
/// one after <c>&lt;!-- table: NAME --&gt;</c> is made by <see cref="DocumentTables"/>, one after <c>&lt;!-- recipe: NUMBER --&gt;</c> is a recipe's YAML,
/// one after <c>&lt;!-- lint: ID --&gt;</c> breaks that rule and no other, or with <c>none</c> not one, and one after <c>&lt;!-- findings --&gt;</c> is what
/// <c>netpol lint</c> prints about it; <c>thrown</c>, <c>judged</c> and <c>emits</c> are the same for the language (<see cref="RuleExample"/>),
/// and everything after <c>&lt;!-- page: NAME --&gt;</c> is made by <see cref="DocumentPages"/>. NETPOL_ACCEPT=1 brings the documents up to date.
/// </summary>
public sealed class DocumentTests
{
    private const string LintMarker = "lint: ";

    public static TheoryData<string> Documents =>
    [
        .. Directory.GetFiles(Repository.Root, "*.md")
            .Concat(Directory.GetFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Repository.Root, path))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task MarkedBlocks_AreUpToDate(string document)
    {
        var path = Repository.PathOf(document);
        var text = (await File.ReadAllTextAsync(path)).Replace("\r\n", "\n", StringComparison.Ordinal);
        var expected = await Update(text);
        if (Environment.GetEnvironmentVariable("NETPOL_ACCEPT") == "1")
        {
            await File.WriteAllTextAsync(path, expected);
        }
        else
        {
            Assert.Equal(expected, text);
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Code_IsMarked(string document)
    {
        // C# and console output that no test compares with anything would be free to lie.
        var lines = File.ReadAllLines(Repository.PathOf(document));
        var unmarked = lines.Index().Where(line => line.Item is "```csharp" or "```console" or "```yaml" && (line.Index == 0 || Marker(lines[line.Index - 1]) is null));
        Assert.Empty(unmarked.Select(line => $"{document}:{line.Index + 1}"));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_LeadSomewhere(string document)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(document))!;
        var links =
            from part in File.ReadAllText(Repository.PathOf(document)).Split("](").Skip(1)
            let target = part[..part.IndexOf(')', StringComparison.Ordinal)].Split('#')[0]
            where target.Length > 0 && !target.StartsWith("https://", StringComparison.Ordinal)
            where !File.Exists(Path.Combine(folder, target)) && !Directory.Exists(Path.Combine(folder, target))
            select target;
        Assert.Empty(links);
    }

    private static async Task<string> Update(string text)
    {
        using var folder = new TemporaryFolder();
        var lines = text.Split('\n');
        var result = new List<string>();
        string[] findings = [];
        for (var i = 0; i < lines.Length; i++)
        {
            result.Add(lines[i]);
            if (Marker(lines[i]) is not { } marker)
            {
                continue;
            }

            if (marker.StartsWith("page: ", StringComparison.Ordinal))
            {
                // Its blocks are empty and marked; going on fills them like all others.
                lines = [.. lines[..(i + 1)], .. DocumentPages.Of(marker["page: ".Length..])];
                continue;
            }

            var start = i + 1;
            var fenced = start < lines.Length && lines[start].StartsWith("```", StringComparison.Ordinal);
            var end = start;
            while (end + 1 < lines.Length && (fenced ? lines[end + 1] != "```" : lines[end].Length > 0))
            {
                end++;
            }

            var block = fenced ? lines[(start + 1)..(end + 1)] : lines[start..end];
            result.AddRange(fenced ? [lines[start]] : []);
            if (marker.StartsWith(LintMarker, StringComparison.Ordinal))
            {
                findings = RuleExample.Lint(block, marker[LintMarker.Length..], pageOf: lines[0].TrimStart('#', ' ').Split(':')[0]);
                result.AddRange(block);
            }
            else
            {
                result.AddRange(marker == "findings" ? findings : await Content(marker, block, folder));
            }

            i = fenced ? end : end - 1;
        }

        return string.Join('\n', result);
    }

    private static string? Marker(string line) => line.StartsWith("<!-- ", StringComparison.Ordinal) && line.EndsWith(" -->", StringComparison.Ordinal)
        ? line[5..^4]
        : null;

    private static async Task<IEnumerable<string>> Content(string marker, string[] block, TemporaryFolder folder)
    {
        var (kind, argument) = marker.Split(": ", 2) is [var before, var after] ? (before, after) : (marker, "");
        return kind switch
        {
            "snippet" => Snippet(argument),
            "captured" => await Captured(block, folder),
            "packets" => Lab.LabFactAttribute.Reason is null ? await Captured(block, folder) : block,
            "table" => DocumentTables.Of(argument),
            "recipe" => DocumentPages.RecipeYaml(argument),
            "thrown" => RuleExample.Thrown(argument),
            "judged" => RuleExample.Judged(argument),
            "analyzed" => await RuleExample.Analyzed(argument),
            "emits" => RuleExample.Emit(argument),
            _ => throw new InvalidDataException($"Unknown marker '{marker}'."),
        };
    }

    private static string[] Snippet(string argument)
    {
        var parts = argument.Split(" class ");
        var lines = File.ReadAllLines(Repository.PathOf(parts[0].Split('/')));
        if (parts.Length == 1)
        {
            return lines;
        }

        var start = Array.FindIndex(lines, line => line.EndsWith("class " + parts[1], StringComparison.Ordinal));
        var end = Array.IndexOf(lines, "}", start);
        return lines[start..(end + 1)];
    }

    private static async Task<IEnumerable<string>> Captured(string[] block, TemporaryFolder folder)
    {
        var result = new List<string>();
        foreach (var line in block.Where(line => line.StartsWith("$ ", StringComparison.Ordinal)))
        {
            var run = await Command.Run("bash", folder.Path, environment: null, input: "", "-c", "exec 2>&1\n" + Runnable(line[2..]));
            result.Add(line);
            result.AddRange(run.Output.Replace(Repository.Root + "/", "", StringComparison.Ordinal).TrimEnd('\n').Split('\n').Where(text => text.Length > 0));
        }

        return result;
    }

    // The examples are built already, and 'dotnet run' would build them once more while tests run.
    private static string Runnable(string command)
    {
        const string emit = "netpol emit examples/";
        if (command.StartsWith(emit, StringComparison.Ordinal))
        {
            var emitted = command[emit.Length..].Split(' ', 2);
            command = $"netpol emit {Repository.ExampleDll(emitted[0])} {emitted[1]}";
        }

        if (command.StartsWith("netpol ", StringComparison.Ordinal))
        {
            return $"dotnet '{typeof(NetPol.Sharp.Cli.CommandLine).Assembly.Location}' {WithExamples(command["netpol ".Length..])}";
        }

        const string run = "dotnet run --project examples/";
        if (!command.StartsWith(run, StringComparison.Ordinal))
        {
            return WithExamples(command);
        }

        var words = command[run.Length..].Split(' ', 3);
        return $"dotnet '{Repository.ExampleDll(words[0])}' {(words.Length == 3 ? words[2] : "")}";
    }

    private static string WithExamples(string command) => command.Replace(" examples/", $" {Repository.Root}/examples/", StringComparison.Ordinal);
}
