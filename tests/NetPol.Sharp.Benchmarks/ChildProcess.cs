using System;
using System.Diagnostics;
using System.IO;

namespace NetPol.Sharp.Benchmarks;

/// <summary>Runs this program again as a <see cref="Child"/>.</summary>
internal static class ChildProcess
{
    /// <summary>Runs one child to its end.</summary>
    /// <returns>The CPU time of the whole process, user and system, and what it wrote.</returns>
    internal static (TimeSpan Cpu, string Output) Run(params string[] args)
    {
        var before = ChildrenCpu.Total;
        using var process = Process.Start(Start(args))!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? (ChildrenCpu.Total - before, output)
            : throw new InvalidOperationException($"child {string.Join(' ', args)} ended with {process.ExitCode}");
    }

    private static ProcessStartInfo Start(string[] args)
    {
        // The host finds its assembly by its own name; 'dotnet X.dll' has to be told.
        var host = Environment.ProcessPath!;
        var isDotnet = Path.GetFileNameWithoutExtension(host) == "dotnet";
        string[] own = isDotnet ? [typeof(Child).Assembly.Location] : [];
        return new ProcessStartInfo(host, [.. own, "child", .. args]) { RedirectStandardOutput = true, UseShellExecute = false };
    }
}
