using System.CommandLine;
using System.IO;
using System.Threading.Tasks;
using NetPol.Sharp.Cli.Input;
using NetPol.Sharp.Cli.Live;
using NetPol.Sharp.Live;

namespace NetPol.Sharp.Cli.Verbs;

/// <summary><c>netpol snapshot --output DIR</c>: a running cluster as files that the other verbs read.</summary>
internal static class SnapshotVerb
{
    internal static Command Command(Surroundings surroundings)
    {
        var live = new LiveArguments();
        var output = new Option<string>("--output", "-o") { Description = "The folder, which snapshots have for themselves", HelpName = "DIR", Required = true };
        var verb = new Command("snapshot", "Write what the other verbs read of a running cluster, without secrets") { output };
        live.AddTo(verb);
        verb.SetAction(parsed => LiveRun.Run(live, parsed, surroundings, (cluster, interruption) => Task.FromResult(Write(parsed.GetValue(output)!, cluster, interruption, surroundings))));
        return verb;
    }

    // Everything is read before anything is written.
    private static int Write(string path, LiveCluster cluster, Interruption interruption, Surroundings surroundings)
    {
        var folder = new SnapshotFolder(path, new RunContext(surroundings.Output, surroundings.Error, Directory.GetCurrentDirectory(), "netpol snapshot"));
        folder.Check();
        var reading = LiveRun.Read(cluster, ResourceKinds.All, interruption, surroundings);
        var plan = folder.Plan(SnapshotFile.Of(reading));
        using var writing = interruption.Write();
        plan.Write();
        foreach (var sentence in reading.Unreadable.Values)
        {
            surroundings.Error.WriteLine("missing: " + sentence);
        }

        return reading.IsComplete ? ExitCodes.Fine : ExitCodes.Different;
    }
}
