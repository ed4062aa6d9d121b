using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace NetPol.Sharp.Cli.Projects;

/// <summary>Runs <c>dotnet</c>: the one that this program runs on.</summary>
internal static class DotnetProcess
{
    internal static int Run(IEnumerable<string> arguments, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        var start = new ProcessStartInfo(Dotnet(), arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.StandardOutputEncoding = start.StandardErrorEncoding = Utf8.WithoutMark;
        using var process = Start(start);
        using var end = cancellation.Register(() => process.Kill(entireProcessTree: true));
        process.StandardInput.Close();
        var errors = Task.Run(() => Copy(process.StandardError, error), CancellationToken.None);
        Copy(process.StandardOutput, output);
        errors.GetAwaiter().GetResult();
        process.WaitForExit();
        output.Flush();
        return process.ExitCode;
    }

    // Both may be one writer.
    private static void Copy(StreamReader from, TextWriter to)
    {
        var buffer = new char[1 << 14];
        for (int count; (count = from.Read(buffer, 0, buffer.Length)) > 0;)
        {
            lock (to)
            {
                to.Write(buffer, 0, count);
            }
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new UsageException($"'{start.FileName}' cannot be started: {exception.Message.TrimEnd('.')}; install the .NET SDK");
        }
    }

    // A runtime is ROOT/shared/Microsoft.NETCore.App/VERSION.
    private static string Dotnet()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", name));
        return File.Exists(root) ? root : name;
    }
}
