using System.CommandLine;
using System.Threading.Tasks;
using NetPol.Sharp.Cli.Input;
using NetPol.Sharp.Cli.Live;

namespace NetPol.Sharp.Cli.Verbs;

/// <summary><c>netpol drift PROJECT|PATH…</c>: how a running cluster differs from the policies that are to be in it.</summary>
internal static class DriftVerb
{
    internal static Command Command(Surroundings surroundings)
    {
        var (live, policies, cluster) = (new LiveArguments(), new PolicyArguments(), new ClusterArguments());
        var format = new Option<string>("--format") { Description = "How to print the differences", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var verb = new Command("drift", "Say how a running cluster differs from its policies as they are written") { format };
        policies.AddTo(verb);
        live.AddTo(verb);
        cluster.AddTo(verb);
        verb.SetAction(parsed =>
        {
            if (policies.Read(parsed, cluster.Judging(parsed), surroundings, out var exitCode) is not { } desired)
            {
                return exitCode;
            }

            cluster.Declare(desired.Project?.Platform);
            return LiveRun.Run(live, parsed, surroundings, (server, interruption) =>
                Task.FromResult(new DriftRun(desired.Policies, policies.Manager(parsed), server, interruption, cluster, parsed, surroundings).Run(parsed.GetValue(format)!)));
        });
        return verb;
    }
}
