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
    /// <param name="text">What the test received.</param>
    /// <param name="extension">The extension of the snapshot's file.</param>
    /// <param name="textForParameters">Which case of a theory it is: <c>Class.Method_01</c>, as with Verify's <c>UseTextForParameters</c>.</param>
    /// <param name="file">The file of the test; the compiler fills it in.</param>
    /// <param name="method">The test; the compiler fills it in.</param>
    internal static async Task Verify(
        string text, string extension = "txt", string? textForParameters = null, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var test = textForParameters is null ? method : $"{method}_{textForParameters}";
        var name = Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{test}");
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
