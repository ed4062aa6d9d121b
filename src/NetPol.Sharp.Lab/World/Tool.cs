using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace NetPol.Sharp.Lab.World;

/// <summary>Runs ip and nft; a child is in the network namespace of the thread that starts it.</summary>
internal static class Tool
{
    /// <exception cref="InvalidOperationException">The tool fails; the message is its own.</exception>
    internal static void Run(string name, IEnumerable<string> arguments, string input)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(name, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"{name}: {string.Join(' ', errors.GetAwaiter().GetResult().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Take(2))}");
            }
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"{name}: {exception.Message}", exception);
        }
        catch (IOException exception)
        {
            throw new InvalidOperationException($"{name}: {exception.Message}", exception);
        }
    }
}
