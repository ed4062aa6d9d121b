using System;
using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using NetPol.Sharp.Cli.Input;
using NetPol.Sharp.Cli.Reports;
using NetPol.Sharp.Live;

namespace NetPol.Sharp.Cli.Live;

/// <summary>A run of a verb that asks a cluster.</summary>
internal static class LiveRun
{
    // What stops by itself is given this time to do so, and to clean up.
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(1);

    /// <summary>Runs the verb on its cluster; whatever goes wrong ends in one sentence.</summary>
    internal static int Run(LiveArguments arguments, ParseResult parsed, Surroundings surroundings, Func<LiveCluster, Interruption, Task<int>> work)
    {
        using var interruption = new Interruption();
        try
        {
            using var cluster = LiveCluster.Open(arguments.Kubeconfig(parsed), arguments.Context(parsed), arguments.Timeout(parsed));
            // A thread of its own: it waits for answers, which need those of the pool.
            var run = Task.Factory.StartNew(() => work(cluster, interruption).GetAwaiter().GetResult(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            return Wait(run, interruption).GetAwaiter().GetResult();
        }
        catch (LiveException exception)
        {
            throw new UsageException(exception.Message);
        }
        catch (OperationCanceledException) when (interruption.Stop.IsCancellationRequested)
        {
            surroundings.Error.WriteLine("interrupted; nothing was changed");
            return Interruption.ExitCode;
        }
    }

    /// <summary>Waits for a run. What computes looks at no token; while nothing is written nobody has to wait for it.</summary>
    internal static async Task<int> Wait(Task<int> run, Interruption interruption)
    {
        if (await Task.WhenAny(run, interruption.End).ConfigureAwait(false) == interruption.End && await Task.WhenAny(run, Task.Delay(s_grace)).ConfigureAwait(false) != run)
        {
            throw new OperationCanceledException(interruption.Stop);
        }

        return await run.ConfigureAwait(false);
    }

    /// <summary>Reads a cluster, and shows how far that has come.</summary>
    internal static LiveReading Read(LiveCluster cluster, ResourceKind[] kinds, Interruption interruption, Surroundings surroundings) =>
        ProgressBar.Over(surroundings, progress => cluster.ReadAsync(kinds, progress, interruption.Stop).GetAwaiter().GetResult());
}
