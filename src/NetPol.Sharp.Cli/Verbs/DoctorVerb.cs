using System.CommandLine;
using System.Linq;
using NetPol.Sharp.Cli.Input;
using NetPol.Sharp.Cli.Reports;
using NetPol.Sharp.Cli.Reports.Doctor;
using NetPol.Sharp.Manifests;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Cli.Verbs;

/// <summary><c>netpol doctor PATH…</c>: which network plugin a cluster runs, whether it enforces policies, and what of them it does not do.</summary>
internal static class DoctorVerb
{
    internal static Command Command(Surroundings surroundings)
    {
        var paths = PathArgument.Create();
        var ns = new NamespaceOption().Option;
        var strict = StrictCidrOption.Create();
        var format = new Option<string>("--format") { Description = "How to print what was found", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var verb = new Command("doctor", "Say which network plugin a cluster runs, whether it enforces policies, and what of them it does not do") { paths, format, ns, strict };
        verb.SetAction(parsed =>
        {
            var options = new LintOptions { StrictCidr = parsed.GetValue(strict), DefaultNamespace = parsed.GetValue(ns)! };
            var examination = ProgressBar.Over(surroundings, progress => Examination.Of([.. ManifestFiles.Read(parsed.GetValue(paths)!, surroundings.Input, progress)], options));
            if (parsed.GetValue(format) == "json")
            {
                DoctorJson.Write(examination, surroundings.Output);
            }
            else
            {
                DoctorText.Write(examination, surroundings.Output);
            }

            surroundings.Output.Flush();
            return Conclude(examination, surroundings);
        });
        return verb;
    }

    private static int Conclude(Examination examination, Surroundings surroundings)
    {
        foreach (var finding in examination.Input.Rejected)
        {
            surroundings.Error.WriteLine($"error: {finding.Span}: {finding.RuleId}: {finding.Message}; left out");
        }

        if (!examination.IsKnown)
        {
            throw new UsageException("no network plugin is in what was read, so nothing is known of enforcement; add its DaemonSet and the Nodes (kubectl get daemonsets,nodes,configmaps -A -o yaml)");
        }

        surroundings.Error.WriteLine(Summary(examination));
        return examination.IsFine ? ExitCodes.Fine : ExitCodes.Different;
    }

    private static string Summary(Examination examination)
    {
        var policies = OutputPlan.Count(examination.Policies.Count, "NetworkPolicy", "NetworkPolicies");
        return !examination.Diagnosis.Enforces ? $"nothing enforces NetworkPolicies here: {(examination.Policies.Count == 0 ? "none would have any effect" : $"{policies} without any effect")}"
            : examination.Findings.Count == 0 ? $"{policies}, enforced by {string.Join(" and ", examination.Diagnosis.Enforcing.Select(plugin => plugin.Profile.Title))}"
            : $"{policies}, {OutputPlan.Count(examination.Findings.Count, "finding", "findings")}";
    }
}
