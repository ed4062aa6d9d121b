using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Cli.Input;
using NetPol.Sharp.Cli.Reports;
using NetPol.Sharp.Cli.Reports.Proofs;

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
        var cluster = new ClusterArguments();
        var verb = new Command("prove", "Prove assertions about the policies for every pod that could ever exist") { paths, file, format };
        cluster.AddTo(verb);
        verb.SetAction(parsed =>
        {
            var assertions = AssertionFile.Read(parsed.GetValue(file)!, surroundings.Input);
            var input = cluster.ReadPolicies(parsed.GetValue(paths)!, parsed, surroundings);
            var proofs = ProgressBar.Over(surroundings, _ => Prover.Prove(input.Cluster.NetworkPolicies, assertions, cluster.Habits(parsed)));
            if (parsed.GetValue(format) == "json")
            {
                ProofJson.Write(proofs, surroundings.Output);
            }
            else
            {
                ProofText.Write(proofs, surroundings.Output);
            }

            surroundings.Output.Flush();
            surroundings.Error.WriteLine(Summary(proofs));
            return proofs.All(proof => proof.Verdict == ProofVerdict.Holds) && input.Rejected.Count == 0 ? ExitCodes.Fine : ExitCodes.Different;
        });
        return verb;
    }

    private static string Summary(IReadOnlyList<Proof> proofs) => string.Join(
        ", ",
        proofs.GroupBy(proof => proof.Verdict).OrderBy(group => group.Key)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {ProofWords.Of(group.Key)}")));
}
