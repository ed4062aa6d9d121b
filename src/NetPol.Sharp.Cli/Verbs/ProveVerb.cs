using System.Collections.Generic;
using System.CommandLine;
using NetPol.Sharp.Cli.Input;
using NetPol.Sharp.Cli.Reports;
using NetPol.Sharp.Cli.Reports.Proofs;
using NetPol.Sharp.Manifests;

namespace NetPol.Sharp.Cli.Verbs;

/// <summary><c>netpol prove PATH… --assert FILE</c>: assertions about policies, for every pod that could ever exist.</summary>
internal static class ProveVerb
{
    internal static Command Command(Surroundings surroundings)
    {
        var paths = PathArgument.Create();
        var file = new Option<string>("--assert") { Description = "The file of assertions", HelpName = "FILE", Required = true };
        var format = new Option<string>("--format") { Description = "How to print what was proven", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var pods = PodsOption.Create("What must hold for exit code 0: the assertions for any pod that could exist (the default), or for existing ones in the manifests");
        var cluster = new ClusterArguments();
        var verb = new Command("prove", "Prove assertions about the policies for every pod that could ever exist") { paths, file, pods, format };
        cluster.AddTo(verb);
        verb.SetAction(parsed =>
        {
            var assertions = AssertionFile.Read(parsed.GetValue(file)!, surroundings.Input);
            var input = cluster.ReadPolicies(parsed.GetValue(paths)!, parsed, surroundings);
            var report = ProgressBar.Over(surroundings, _ => Prove(assertions, input, parsed.GetValue(pods), cluster, parsed));
            if (parsed.GetValue(format) == "json")
            {
                ProofJson.Write(report, surroundings.Output);
            }
            else
            {
                ProofText.Write(report, surroundings.Output);
            }

            surroundings.Output.Flush();
            foreach (var line in report.Summary)
            {
                surroundings.Error.WriteLine(line);
            }

            cluster.SayPlatform(parsed, surroundings.Error);
            ProofNotes.Write(input, cluster.Unusual(parsed), surroundings.Error);

            return report.IsFine && input.Rejected.Count == 0 ? ExitCodes.Fine : ExitCodes.Different;
        });
        return verb;
    }

    // Where there are pods, what holds for them is said beside, because it may be what somebody wants to know who does not deploy others.
    private static ProofReport Prove(IReadOnlyList<Assertion> assertions, ClusterInput input, string? pods, ClusterArguments cluster, ParseResult parsed)
    {
        var count = input.Cluster.Pods.Count + input.Cluster.Workloads.Count;
        if (count == 0 && pods == PodsOption.Existing)
        {
            throw new UsageException("there are no pods or workloads in the manifests to prove something for; add theirs, or leave --pods existing out");
        }

        var existing = count == 0 ? [] : Prover.ProveExisting(cluster.Load(input, parsed), assertions);
        return pods == PodsOption.Existing
            ? new ProofReport(existing, [], count)
            : new ProofReport(Prover.Prove(input.Cluster.NetworkPolicies, assertions, cluster.Habits(parsed).For(input.Cluster)), existing, count);
    }
}
