using System;
using System.IO;
using System.Reflection;
using System.Text;

namespace NetPol.Sharp;

/// <summary>What a run touches besides its arguments.</summary>
/// <param name="Output">Where YAML goes.</param>
/// <param name="Error">Where sentences for people go.</param>
/// <param name="Folder">The current folder, which relative paths start from.</param>
/// <param name="Program">The program's name, by which it knows the files that it wrote.</param>
internal sealed record RunContext(TextWriter Output, TextWriter Error, string Folder, string Program)
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    internal static RunContext OfProcess() => new(
        new StreamWriter(Console.OpenStandardOutput(), s_utf8, bufferSize: 1 << 16) { NewLine = "\n" },
        Console.Error,
        Directory.GetCurrentDirectory(),
        Assembly.GetEntryAssembly()?.GetName().Name ?? "unknown");
}
