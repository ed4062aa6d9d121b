using System;
using System.IO;
using System.Reflection;

namespace NetPol.Sharp;

/// <summary>What a run touches besides its arguments.</summary>
/// <param name="Output">Where YAML goes.</param>
/// <param name="Error">Where sentences for people go.</param>
/// <param name="Folder">The current folder, which relative paths start from.</param>
/// <param name="Program">The program's name, by which it knows the files that it wrote.</param>
internal sealed record RunContext(TextWriter Output, TextWriter Error, string Folder, string Program)
{
    /// <summary>The context of this process.</summary>
    /// <param name="file">The source file that started the run; empty when unknown.</param>
    internal static RunContext OfProcess(string file) => Of(ProgramOf(file) ?? Assembly.GetEntryAssembly()?.GetName().Name ?? "unknown");

    /// <summary>The context of this process.</summary>
    /// <param name="program">The program's name.</param>
    internal static RunContext Of(string program) => new(
        new StreamWriter(Console.OpenStandardOutput(), Utf8.WithoutMark, bufferSize: 1 << 16) { NewLine = "\n" },
        Console.Error,
        Directory.GetCurrentDirectory(),
        program);

    // 'teamA/policies.cs': two parts are the same on every machine, and one alone may exist twice in a repository.
    internal static string? ProgramOf(string file)
    {
        var parts = file.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 0 ? null : parts.Length == 1 ? parts[0] : parts[parts.Length - 2] + "/" + parts[parts.Length - 1];
    }
}
