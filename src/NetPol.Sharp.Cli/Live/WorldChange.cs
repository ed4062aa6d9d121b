using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using NetPol.Sharp.Cli.Input;
using NetPol.Sharp.Cli.Reports.Connections;
using NetPol.Sharp.Cli.Reports.Proofs;
using NetPol.Sharp.Live;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Cli.Live;

/// <summary>What a change of the cluster's policies allows and denies: between the pods that there are, or, where those are not known or not asked for, for any that could exist.</summary>
internal sealed class WorldChange
{
    private readonly ConnectivityDiff? _existing;
    private readonly WorldDifference? _any;

    private WorldChange(ConnectivityDiff? existing, WorldDifference? any) => (_existing, _any) = (existing, any);

    /// <summary>Whether something becomes possible, as far as that is known.</summary>
    internal bool IsWidened => _existing?.IsWidened == true || _any is { Gained.Count: > 0 } or { IsComplete: false };

    /// <summary>Compares the cluster as it is with the same cluster under other policies.</summary>
    internal static WorldChange Between(LiveWorld live, IReadOnlyList<NetworkPolicy> after, string? pods, ClusterArguments cluster, ParseResult parsed)
    {
        if (pods == PodsOption.Any || !live.KnowsPods)
        {
            return new WorldChange(existing: null, Prover.Compare(live.Cluster.NetworkPolicies, after, cluster.Habits(parsed)));
        }

        try
        {
            var (before, then) = (Load(live.Cluster), Load(live.Cluster with { NetworkPolicies = EquatableArray.From(after) }));
            return new WorldChange(ConnectivityDiff.Between(before, then, ConnectionGrouping.Workload), any: null);
        }
        catch (ClusterException exception)
        {
            throw ClusterArguments.ClusterError(exception);
        }

        Connectivity Load(Cluster state) => Connectivity.Of(state, cluster.Habits(parsed));
    }

    /// <summary>Prints the differences, and on standard error how many there are and for which pods.</summary>
    internal void Write(TextWriter output, TextWriter error)
    {
        if (_any is not null)
        {
            WorldDifferenceReport.Write("text", _any, output, error);
            return;
        }

        DiffReports.Write("text", _existing!, output);
        output.Flush();
        error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"for the pods in the cluster: {_existing!.Changes.Count(change => !change.Gained.IsEmpty)} gained, {_existing.Changes.Count(change => !change.Lost.IsEmpty)} lost"));
    }
}
