using System.CommandLine;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Cli.Input;
using NetPol.Sharp.Cli.Reports;
using NetPol.Sharp.Cli.Reports.Connections;

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
        var cluster = new ClusterArguments();
        var verb = new Command("diff", "Compare what two states of the manifests allow") { old, now, by, failOn, format };
        cluster.AddTo(verb);
        verb.SetAction(parsed =>
        {
            string[] paths = [parsed.GetValue(old)!, parsed.GetValue(now)!];
            if (paths is ["-", "-"])
            {
                throw new UsageException("standard input can be read once; give one of the two as a file");
            }

            var (before, after) = (cluster.Read([paths[0]], parsed, surroundings), cluster.Read([paths[1]], parsed, surroundings));
            var (first, second) = (cluster.Load(before, parsed), cluster.Load(after, parsed));
            var diff = ProgressBar.Over(surroundings, _ => ConnectivityDiff.Between(first, second, GroupingOption.Of(parsed.GetValue(by)!)));
            DiffReports.Write(parsed.GetValue(format)!, diff, surroundings.Output);
            surroundings.Output.Flush();
            surroundings.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{diff.Changes.Count(change => !change.Gained.IsEmpty)} gained, {diff.Changes.Count(change => !change.Lost.IsEmpty)} lost"));
            ClusterNotes.Write(after, second, surroundings.Error);
            var isFailure = parsed.GetValue(failOn) switch { "any" => diff.Changes.Count > 0, "widened" => diff.IsWidened, _ => false };
            return isFailure || before.Rejected.Count + after.Rejected.Count > 0 ? ExitCodes.Different : ExitCodes.Fine;
        });
        return verb;
    }

    private static Argument<string> Path(string name, string description)
    {
        var path = new Argument<string>(name) { Description = description + ": a file, a folder or -" };
        path.Validators.Add(PathArgument.RejectOptions);
        return path;
    }
}
