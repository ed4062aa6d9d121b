using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;
using NetPol.Sharp.Lab.Plans;

namespace NetPol.Sharp.Lab;

/// <summary>
/// Starts a world and has a plan carried out in it. The world is a process in user, network, mount and pid namespaces of its own, also for root,
/// so nothing of it touches the machine's network or outlives it: it ends with its standard input, and everything in it ends with it.
/// </summary>
internal static class Laboratory
{
    /// <summary>Set in the world, so that the program does nothing elsewhere.</summary>
    internal const string WorldVariable = "NETPOL_LAB_WORLD";

    private const string Needs = "needs Linux with user namespaces and the packages util-linux, iproute2 and nftables";

    private static readonly (string Tool, string Package)[] s_tools = [("unshare", "util-linux"), ("mount", "mount"), ("ip", "iproute2"), ("nft", "nftables")];

    // Where distributions keep what only root is expected to call.
    private static readonly string s_path = Environment.GetEnvironmentVariable("PATH") + ":/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin";

    /// <summary>Why there can be no lab on this machine; <c>null</c> when there can.</summary>
    internal static string? Unavailable()
    {
        try
        {
            Run(new LabPlan([], "table inet lab { }", []));
            return null;
        }
        catch (LabUnavailableException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>Carries out a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="progress">Is told of probes that are done.</param>
    /// <returns>An outcome a probe, in the plan's order.</returns>
    /// <exception cref="LabUnavailableException">The world cannot be made.</exception>
    internal static Outcome[] Run(LabPlan plan, Action<int>? progress = null)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw Unavailable("this is not Linux");
        }

        foreach (var (tool, package) in s_tools)
        {
            _ = Find(tool) ?? throw Unavailable($"'{tool}' is not installed (package {package})");
        }

        using var world = Start();
        using var signals = new WorldSignals(world);
        try
        {
            world.StandardInput.WriteLine(JsonSerializer.Serialize(plan, PlanJson.Default.LabPlan));
            world.StandardInput.Flush();
            return Listen(world, signals, progress);
        }
        catch (IOException)
        {
            // It ended before it had read the plan; what it said is on standard error.
            throw Unavailable(LastLine(world));
        }
        finally
        {
            WorldSignals.End(world);
        }
    }

    private static Outcome[] Listen(Process world, WorldSignals signals, Action<int>? progress)
    {
        while (world.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith(Messages.Done, StringComparison.Ordinal))
            {
                return [.. line.AsSpan(Messages.Done.Length).ToArray().Select(digit => (Outcome)(digit - '0'))];
            }

            if (line.StartsWith(Messages.Missing, StringComparison.Ordinal))
            {
                throw Unavailable(line[Messages.Missing.Length..]);
            }

            if (line.StartsWith(Messages.Error, StringComparison.Ordinal))
            {
                throw new LabUnavailableException("the lab failed: " + line[Messages.Error.Length..]);
            }

            progress?.Invoke(int.Parse(line.AsSpan(Messages.Step.Length), System.Globalization.CultureInfo.InvariantCulture));
        }

        signals.WaitForEndIfInterrupted();
        throw Unavailable(LastLine(world));
    }

    private static Process Start()
    {
        // The program is started by the runtime that runs now, because its own start-up file may not find one.
        var runtime = new DirectoryInfo(RuntimeEnvironment.GetRuntimeDirectory());
        var dotnet = Path.Combine(runtime.Parent!.Parent!.Parent!.FullName, "dotnet");
        var program = Path.Combine(AppContext.BaseDirectory, "netpol-lab.dll");
        var start = new ProcessStartInfo(Find("unshare")!)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "-Urnm", "--pid", "--fork", "--kill-child", "sh", "-c", "mount -t tmpfs none /run && mkdir /run/netns && exec \"$@\"", "sh", dotnet, "exec", program,
            },
        };
        start.Environment["PATH"] = s_path;
        start.Environment[WorldVariable] = "1";

        // Its sockets for debuggers would stay in /tmp.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        return Process.Start(start)!;
    }

    private static string? Find(string tool) => s_path.Split(':').Select(folder => Path.Combine(folder, tool)).FirstOrDefault(File.Exists);

    private static string LastLine(Process world) =>
        world.StandardError.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "it ended without a word";

    private static LabUnavailableException Unavailable(string reason) => new($"real-packet lab unavailable: {reason}; {Needs}");
}
