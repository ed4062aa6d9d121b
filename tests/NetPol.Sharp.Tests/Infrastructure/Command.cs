using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;

namespace NetPol.Sharp.Tests.Infrastructure;

/// <summary>Runs programs as a user would.</summary>
internal static class Command
{
    internal static Task<CommandResult> Dotnet(string folder, IReadOnlyDictionary<string, string>? environment, params string[] args) =>
        Run("dotnet", folder, environment, input: "", args);

    internal static async Task<CommandResult> Run(
        string program, string folder, IReadOnlyDictionary<string, string>? environment, string input, params string[] args)
    {
        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[key] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return new CommandResult(process.ExitCode, await output, await error);
    }
}
