using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using NetPol.Sharp.Cli.Input;
using NetPol.Sharp.Live;

namespace NetPol.Sharp.Cli.Live;

/// <summary>Compares policies with a cluster, which it only reads.</summary>
internal sealed class DriftRun(IReadOnlyList<DesiredPolicy> policies, FieldManager manager, LiveCluster cluster, Interruption interruption, ClusterArguments habits, ParseResult parsed, Surroundings surroundings)
{
    internal int Run(string format)
    {
        var live = new LiveWorld(LiveRun.Read(cluster, ResourceKinds.OfConnections, interruption, surroundings));
        LiveNotes.Write(live, surroundings.Error);
        PlatformNote.Write(habits, parsed, surroundings.Error);
        var drift = Drift.Between(policies, live, manager, habits.Habits(parsed));
        if (format == "json")
        {
            DriftReport.Json(drift, surroundings.Output);
        }
        else
        {
            DriftReport.Text(drift, surroundings.Output);
            if (drift.ChangesTraffic)
            {
                surroundings.Output.WriteLine("applying the policies would change this:");
                surroundings.Output.Flush();
                WorldChange.Between(live, drift.Applied, pods: null, habits, parsed).Write(surroundings.Output, surroundings.Error);
            }
        }

        surroundings.Output.Flush();
        surroundings.Error.WriteLine(DriftReport.Summary(drift, policies.Count));
        return drift.IsNone ? ExitCodes.Fine : ExitCodes.Different;
    }
}
