using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using NetPol.Sharp.Lab.Plans;

namespace NetPol.Sharp.Lab.World;

/// <summary>Carries out a plan: the network, a run without rules to know what can be reached at all, the rules, the probes.</summary>
internal static class LabWorld
{
    /// <returns>The number of an <see cref="Outcome"/> a probe.</returns>
    internal static IEnumerable<int> Run(LabPlan plan, Action<int> progress)
    {
        int[] outcomes = [];
        ExceptionDispatchInfo? failure = null;

        // A thread of its own, because it changes its namespace.
        var thread = new Thread(() =>
        {
            try
            {
                outcomes = RunHere(plan, progress);
            }
#pragma warning disable CA1031 // thrown again on the thread that waits
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        });
        thread.Start();
        thread.Join();
        failure?.Throw();
        return outcomes;
    }

    private static int[] RunHere(LabPlan plan, Action<int> progress)
    {
        using var namespaces = new NetworkNamespace(plan.Hosts);
        Network.Try();
        Network.Build(plan, namespaces);
        using var listeners = new Listeners(plan, namespaces);
        var reachable = Reachable(plan, namespaces);
        namespaces.Enter(NetworkNamespace.Router);
        Network.Enforce(plan.Ruleset);
        var outcomes = Prober.Run(plan, plan.Lanes, namespaces, progress);
        return [.. outcomes.SelectMany((lane, index) => lane.Select((outcome, probe) => (int)(reachable(index, probe) ? outcome : Outcome.Unreachable)))];
    }

    // One probe of every lane and one of every listener are enough where all of them arrive; else every one is tried.
    private static Func<int, int, bool> Reachable(LabPlan plan, NetworkNamespace namespaces)
    {
        var seen = new HashSet<(int To, int Probe)>();
        LabLane[] sample = [.. plan.Lanes.Select(lane => lane with { Probes = [.. lane.Probes.Where((probe, index) => seen.Add((lane.To, probe)) || index == 0)] })];
        if (Prober.Run(plan, sample, namespaces, _ => { }).All(lane => lane.All(outcome => outcome == Outcome.Arrived)))
        {
            return (_, _) => true;
        }

        var all = Prober.Run(plan, plan.Lanes, namespaces, _ => { });
        return (lane, probe) => all[lane][probe] == Outcome.Arrived;
    }
}
