using System;
using System.CommandLine;
using System.Threading.Tasks;
using NetPol.Sharp.Cli.Input;
using NetPol.Sharp.Cli.Reports;
using NetPol.Sharp.Live;

namespace NetPol.Sharp.Cli.Live;

/// <summary>A run of a verb that asks a cluster.</summary>
internal static class LiveRun
{
    /// <summary>Runs the verb on its cluster; whatever goes wrong ends in one sentence.</summary>
    internal static int Run(LiveArguments arguments, ParseResult parsed, Surroundings surroundings, Func<LiveCluster, Interruption, Task<int>> work)
    {
        using var interruption = new Interruption();
        try
        {
            using var cluster = LiveCluster.Open(arguments.Kubeconfig(parsed), arguments.Context(parsed), arguments.Timeout(parsed));
            return work(cluster, interruption).GetAwaiter().GetResult();
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

    /// <summary>Reads a cluster, and shows how far that has come.</summary>
    internal static LiveReading Read(LiveCluster cluster, ResourceKind[] kinds, Interruption interruption, Surroundings surroundings) =>
        ProgressBar.Over(surroundings, progress => cluster.ReadAsync(kinds, progress, interruption.Stop).GetAwaiter().GetResult());
}
