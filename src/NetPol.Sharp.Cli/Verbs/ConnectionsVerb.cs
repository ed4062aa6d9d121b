using System.CommandLine;
using NetPol.Sharp.Cli.Input;
using NetPol.Sharp.Cli.Reports;
using NetPol.Sharp.Cli.Reports.Connections;
using NetPol.Sharp.Manifests;

namespace NetPol.Sharp.Cli.Verbs;

/// <summary><c>netpol connections PATH…</c>: all that is allowed.</summary>
internal static class ConnectionsVerb
{
    internal static Command Command(Surroundings surroundings)
    {
        var paths = PathArgument.Create();
        var by = GroupingOption.Create();
        var format = new Option<string>("--format") { Description = "How to print the connections", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong(ConnectionReports.Formats);
        var cluster = new ClusterArguments();
        var verb = new Command("connections", "List every connection that policies allow, pair by pair") { paths, by, format };
        cluster.AddTo(verb);
        verb.SetAction(parsed =>
        {
            var input = cluster.Read(parsed.GetValue(paths)!, parsed, surroundings);
            var connectivity = cluster.Load(input, parsed);
            ProgressBar.Over(surroundings, _ =>
            {
                ConnectionReports.Write(parsed.GetValue(format)!, connectivity.Connections(GroupingOption.Of(parsed.GetValue(by)!)), surroundings.Output);
                surroundings.Output.Flush();
                return true;
            });
            cluster.SayFor(parsed, surroundings.Error);
            cluster.SayPlatform(parsed, surroundings.Error);
            ClusterNotes.Write(input, connectivity, surroundings.Error);
            return input.Rejected.Count > 0 ? ExitCodes.Different : ExitCodes.Fine;
        });
        return verb;
    }
}
