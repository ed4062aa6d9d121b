using System.CommandLine;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Cli.Input;
using NetPol.Sharp.Cli.Reports;
using NetPol.Sharp.Cli.Reports.Connections;
using NetPol.Sharp.Cli.Reports.Proofs;

namespace NetPol.Sharp.Cli.Verbs;

/// <summary><c>netpol diff OLD NEW</c>: what a change allows and forbids.</summary>
internal static class DiffVerb
{
    internal static Command Command(Surroundings surroundings)
    {
        var old = Path("OLD", "The files before the change");
        var now = Path("NEW", "The files after it");
        var by = GroupingOption.Create("workload");
        var failOn = new Option<string>("--fail-on") { Description = "Exit with 1 on any difference, or only when something new becomes possible" };
        failOn.AcceptOnlyFromAmong("any", "widened");
        var format = new Option<string>("--format") { Description = "How to print the differences", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "markdown");
        var pods = PodsOption.Create("Compare for any pod that could exist (the default where the manifests hold none), or for existing ones in the manifests");
        var cluster = new ClusterArguments();
        var verb = new Command("diff", "Compare what two states of the manifests allow") { old, now, by, pods, failOn, format };
        cluster.AddTo(verb);
        verb.SetAction(parsed =>
        {
            string[] paths = [parsed.GetValue(old)!, parsed.GetValue(now)!];
            if (paths is ["-", "-"])
            {
                throw new UsageException("standard input can be read once; give one of the two as a file");
            }

            var (before, after) = (cluster.ReadPolicies([paths[0]], parsed, surroundings), cluster.ReadPolicies([paths[1]], parsed, surroundings));
            cluster.SayPlatform(parsed, surroundings.Error);
            var isRejected = before.Rejected.Count + after.Rejected.Count > 0;
            if ((parsed.GetValue(pods) ?? (ClusterArguments.HasPods(before) || ClusterArguments.HasPods(after) ? PodsOption.Existing : PodsOption.Any)) == PodsOption.Any)
            {
                var difference = ProgressBar.Over(surroundings, _ => Prover.Compare(before.Cluster.NetworkPolicies, after.Cluster.NetworkPolicies, cluster.Habits(parsed).For(before.Cluster).For(after.Cluster)));
                WorldDifferenceReport.Write(parsed.GetValue(format)!, difference, surroundings.Output, surroundings.Error);
                ProofNotes.Write(after, cluster.Unusual(parsed), surroundings.Error);
                return isRejected || IsFailure(parsed.GetValue(failOn), difference.Gained.Count > 0 || !difference.IsComplete, difference.Gained.Count + difference.Lost.Count > 0 || !difference.IsComplete) ? ExitCodes.Different : ExitCodes.Fine;
            }

            ClusterArguments.RequirePods(before, [paths[0]]);
            ClusterArguments.RequirePods(after, [paths[1]]);
            var (first, second) = (cluster.Load(before, parsed), cluster.Load(after, parsed));
            var diff = ProgressBar.Over(surroundings, _ => ConnectivityDiff.Between(first, second, GroupingOption.Of(parsed.GetValue(by)!)));
            DiffReports.Write(parsed.GetValue(format)!, diff, surroundings.Output);
            surroundings.Output.Flush();
            surroundings.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{diff.Changes.Count(change => !change.Gained.IsEmpty)} gained, {diff.Changes.Count(change => !change.Lost.IsEmpty)} lost"));
            ClusterNotes.Write(after, second, surroundings.Error);
            return isRejected || IsFailure(parsed.GetValue(failOn), diff.IsWidened, diff.Changes.Count > 0) ? ExitCodes.Different : ExitCodes.Fine;
        });
        return verb;
    }

    private static bool IsFailure(string? failOn, bool isWidened, bool isChanged) => failOn switch { "any" => isChanged, "widened" => isWidened, _ => false };

    private static Argument<string> Path(string name, string description)
    {
        var path = new Argument<string>(name) { Description = description + ": a file, a folder or -" };
        path.Validators.Add(PathArgument.RejectOptions);
        return path;
    }
}
