using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Threading.Tasks;
using NetPol.Sharp.Cli.Input;
using NetPol.Sharp.Cli.Live;
using NetPol.Sharp.Cli.Reports;
using NetPol.Sharp.Cli.Reports.Doctor;
using NetPol.Sharp.Live;
using NetPol.Sharp.Manifests;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Cli.Verbs;

/// <summary><c>netpol doctor PATH…|--kubeconfig FILE</c>: which network plugin a cluster runs, whether it enforces policies, and what of them it does not do.</summary>
internal sealed class DoctorVerb
{
    private readonly Argument<string[]> _paths = new("PATH") { Description = "Files, folders, or - for standard input; none with --kubeconfig", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string> _namespace = new NamespaceOption().Option;
    private readonly Option<bool> _strict = StrictCidrOption.Create();
    private readonly Option<string> _format = new("--format") { Description = "How to print what was found", DefaultValueFactory = _ => "text" };
    private readonly LiveArguments _live = new();
    private readonly Surroundings _surroundings;

    private DoctorVerb(Surroundings surroundings)
    {
        _surroundings = surroundings;
        _paths.Validators.Add(PathArgument.RejectOptions);
        _format.AcceptOnlyFromAmong("text", "json");
    }

    internal static Command Command(Surroundings surroundings)
    {
        var doctor = new DoctorVerb(surroundings);
        var verb = new Command("doctor", "Say which network plugin a cluster runs, whether it enforces policies, and what of them it does not do") { doctor._paths, doctor._format, doctor._namespace, doctor._strict };
        doctor._live.AddTo(verb);
        verb.SetAction(doctor.Run);
        return verb;
    }

    private int Run(ParseResult parsed) => (parsed.GetValue(_paths)!, _live.IsGiven(parsed)) switch
    {
        ([], false) => throw new UsageException("nothing says where to look; give files or folders, or --kubeconfig FILE for a running cluster"),
        ([], true) => LiveRun.Run(_live, parsed, _surroundings, (cluster, interruption) => Task.FromResult(OfCluster(parsed, cluster, interruption))),
        ([_, ..], true) => throw new UsageException("files and --kubeconfig are two ways to look; use one"),
        (var paths, false) => Conclude(parsed, Known(ProgressBar.Over(_surroundings, progress => Examine(parsed, [.. ManifestFiles.Read(paths, _surroundings.Input, progress)])), SnapshotGaps.In(paths))),
    };

    private int OfCluster(ParseResult parsed, LiveCluster cluster, Interruption interruption)
    {
        var reading = LiveRun.Read(cluster, ResourceKinds.All, interruption, _surroundings);
        return Conclude(parsed, Known(Examine(parsed, [.. reading.Documents]), [.. reading.Unreadable.Values]));
    }

    private static Examination Known(Examination examination, IReadOnlyList<string> missing) =>
        (missing.Any(SnapshotGaps.IsOfPolicies) ? examination.WithoutPolicies() : examination) with { Missing = missing };

    private Examination Examine(ParseResult parsed, IReadOnlyList<ManifestDocument> documents) =>
        Examination.Of(documents, new LintOptions { StrictCidr = parsed.GetValue(_strict), DefaultNamespace = parsed.GetValue(_namespace)! });

    private int Conclude(ParseResult parsed, Examination examination)
    {
        if (parsed.GetValue(_format) == "json")
        {
            DoctorJson.Write(examination, _surroundings.Output);
        }
        else
        {
            DoctorText.Write(examination, _surroundings.Output);
        }

        _surroundings.Output.Flush();
        foreach (var sentence in examination.Missing)
        {
            _surroundings.Error.WriteLine("missing: " + sentence);
        }

        foreach (var finding in examination.Input.Rejected)
        {
            _surroundings.Error.WriteLine($"error: {(finding.Span.IsKnown ? finding.Span + ": " : "")}{finding.RuleId}: {finding.Message}; left out");
        }

        if (!examination.IsKnown)
        {
            throw new UsageException("no network plugin is in what was read, so nothing is known of enforcement; "
                + (_live.IsGiven(parsed) ? "it may be part of a managed control plane, or its DaemonSet may not be read" : "add its DaemonSet and the Nodes (kubectl get daemonsets,nodes,configmaps -A -o yaml)"));
        }

        _surroundings.Error.WriteLine(Summary(examination));
        return examination.IsFine ? ExitCodes.Fine : ExitCodes.Different;
    }

    private static string Summary(Examination examination)
    {
        var policies = !examination.KnowsPolicies ? "the NetworkPolicies may not be read" : OutputPlan.Count(examination.Policies.Count, "NetworkPolicy", "NetworkPolicies");
        return !examination.Diagnosis.Enforces ? $"nothing enforces NetworkPolicies here: {(examination.Policies.Count == 0 ? "none would have any effect" : $"{policies} without any effect")}"
            : examination.Findings.Count == 0 ? $"{policies}, enforced by {string.Join(" and ", examination.Diagnosis.Enforcing.Select(plugin => plugin.Profile.Title))}"
            : $"{policies}, {OutputPlan.Count(examination.Findings.Count, "finding", "findings")}";
    }
}
