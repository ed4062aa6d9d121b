using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using DiffEngine;
using Xunit;

namespace NetPol.Sharp.Tests.Infrastructure;

/// <summary>
/// Snapshots with Verify's file names and call shape, so that Verify.Xunit can replace this file.
/// NETPOL_ACCEPT=1 takes what a test received as the new truth.
/// </summary>
internal static class Verifier
{
    internal static async Task Verify(
        string text, string extension = "txt", [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var name = Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{method}");
        var (verified, received) = ($"{name}.verified.{extension}", $"{name}.received.{extension}");
        if (Environment.GetEnvironmentVariable("NETPOL_ACCEPT") == "1")
        {
            await File.WriteAllTextAsync(verified, text);
        }

        var expected = File.Exists(verified) ? (await File.ReadAllTextAsync(verified)).Replace("\r\n", "\n", StringComparison.Ordinal) : "";
        if (expected != text)
        {
            await File.WriteAllTextAsync(received, text);
            await DiffRunner.LaunchAsync(received, verified);
        }
        else
        {
            File.Delete(received);
        }

        Assert.Equal(expected, text);
    }
}
