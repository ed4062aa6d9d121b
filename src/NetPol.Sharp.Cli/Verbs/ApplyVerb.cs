using System.CommandLine;
using NetPol.Sharp.Cli.Input;
using NetPol.Sharp.Cli.Live;

namespace NetPol.Sharp.Cli.Verbs;

/// <summary><c>netpol apply PROJECT|PATH…</c>: policies into a running cluster, after it was said what they change there.</summary>
internal static class ApplyVerb
{
    internal static Command Command(Surroundings surroundings)
    {
        var (live, policies, cluster) = (new LiveArguments(), new PolicyArguments(), new ClusterArguments());
        var assert = new Option<string?>("--assert") { Description = "A file of assertions that have to hold with the other policies of the cluster, or nothing is applied", HelpName = "FILE" };
        var dryRun = Flag("--dry-run", "Say what would be done, and do nothing");
        var force = Flag("--force-conflicts", "Take over fields that belong to other field managers");
        var prune = Flag("--prune", "Delete policies that were applied earlier by the same field manager and are not among these");
        var failOn = new Option<string?>("--fail-on") { Description = "Apply nothing if something new would become possible", HelpName = "widened" };
        failOn.AcceptOnlyFromAmong("widened");
        var pods = PodsOption.Create("Tell the difference for any pod that could exist, or for existing ones in the cluster (the default where they may be read)");
        var verb = new Command("apply", "Apply policies to a running cluster, all of them tried first") { assert, dryRun, force, prune, failOn, pods };
        policies.AddTo(verb);
        live.AddTo(verb);
        cluster.AddTo(verb);
        verb.SetAction(parsed =>
        {
            var assertions = parsed.GetValue(assert) is { } file ? AssertionFile.Read(file, surroundings.Input) : [];
            if (policies.Read(parsed, cluster.Judging(parsed), surroundings, out var exitCode) is not { } desired)
            {
                return exitCode;
            }

            cluster.Declare(desired.Project?.Platform);
            var request = new ApplyRequest(desired.Policies, policies.Manager(parsed))
            {
                Assertions = assertions,
                Project = desired.Project,
                IsDryRun = parsed.GetValue(dryRun),
                Forces = parsed.GetValue(force),
                Prunes = parsed.GetValue(prune),
                FailsOnWidened = parsed.GetValue(failOn) is not null,
                Pods = parsed.GetValue(pods),
            };
            return LiveRun.Run(live, parsed, surroundings, (server, interruption) => new ApplyRun(request, server, interruption, cluster, parsed, surroundings).RunAsync());
        });
        return verb;
    }

    private static Option<bool> Flag(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.Zero };
}
