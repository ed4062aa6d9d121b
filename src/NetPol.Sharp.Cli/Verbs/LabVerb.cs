using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using NetPol.Sharp.Cli.Input;
using NetPol.Sharp.Cli.Queries;
using NetPol.Sharp.Cli.Reports;
using NetPol.Sharp.Cli.Reports.Lab;
using NetPol.Sharp.Lab;
using NetPol.Sharp.Lab.Runs;
using NetPol.Sharp.Lab.Topology;
using NetPol.Sharp.Manifests;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Cli.Verbs;

/// <summary><c>netpol lab PATH…</c>: the policies enforced by this machine's kernel, and compared with the engine.</summary>
internal sealed class LabVerb
{
    private readonly Argument<string[]> _paths = PathArgument.Create();
    private readonly Option<string> _queries = new("--queries") { Description = "Send packets for the questions of a JSON file only: [{\"from\",\"to\",\"protocol\",\"port\",\"family\",\"expect\"}]" };
    private readonly Option<string> _format = new("--format") { Description = "How to print what packets say", DefaultValueFactory = _ => "text" };
    private readonly Option<bool> _keep = new("--keep") { Description = "Print the nftables rules that were enforced, too" };
    private readonly ClusterArguments _cluster = new();
    private readonly Surroundings _surroundings;

    private LabVerb(Surroundings surroundings)
    {
        _surroundings = surroundings;
        _format.AcceptOnlyFromAmong("text", "json");
    }

    internal static Command Command(Surroundings surroundings)
    {
        var lab = new LabVerb(surroundings);
        var verb = new Command("lab", "Enforce the policies on this machine's kernel in throw-away network namespaces, send real packets, and compare with the engine; the engine's switches are for the engine alone")
        {
            lab._paths, lab._queries, lab._format, lab._keep,
        };
        lab._cluster.AddTo(verb);
        verb.SetAction(lab.Run);
        return verb;
    }

    private int Run(ParseResult parsed)
    {
        var queries = parsed.GetValue(_queries) is { } file ? QueryFile.Read(file) : null;
        var input = _cluster.Read(parsed.GetValue(_paths)!, parsed, _surroundings);
        try
        {
            return Run(parsed, input, queries);
        }
        catch (ClusterException exception)
        {
            throw ClusterArguments.ClusterError(exception);
        }
        catch (LabUnavailableException exception)
        {
            throw new UsageException(exception.Message);
        }
    }

    private int Run(ParseResult parsed, ClusterInput input, IReadOnlyList<ConnectionQuery>? queries)
    {
        var given = _cluster.Load(input, parsed);
        var topology = LabTopology.Of(input.Cluster, given.Pods.Pods.OfType<Pod>(), LabQuestions.Addresses(queries ?? []));
        var connectivity = Connectivity.Of(topology.Cluster, given.Options);
        var questions = queries is null ? null : LabQuestions.Of(queries, topology, connectivity, _cluster.DefaultNamespace(parsed));
        var asked = questions?.SelectMany(question => question.Verdicts).Distinct().ToArray() ?? LabRun.Everything(topology, connectivity.Options.Uses);
        if (asked.Length == 0)
        {
            throw new UsageException(questions is null ? "there is nothing to try: no running pod has an address of a family that the cluster uses" : $"there are no questions in '{parsed.GetValue(_queries)}'");
        }

        var run = ProgressBar.Over(_surroundings, progress => Probe(topology, asked, progress));
        var report = new LabReport(run, [.. run.Differences(connectivity)], questions is null ? [] : LabQuestions.Answer(questions, run), parsed.GetValue(_keep));
        if (parsed.GetValue(_format) == "json")
        {
            LabJson.Write(report, _surroundings.Output);
        }
        else
        {
            LabText.Write(report, isMatrix: questions is null, _surroundings.Output);
        }

        _surroundings.Output.Flush();
        LabText.WriteNotes(report, _surroundings.Error);
        ClusterNotes.WriteSkipped(input, _surroundings.Error);
        return report.IsFine && input.Rejected.Count == 0 ? ExitCodes.Fine : ExitCodes.Different;
    }

    private static LabRun Probe(LabTopology topology, LabVerdict[] asked, ProgressBar progress)
    {
        progress.Expect(asked.Length);
        return LabRun.Of(topology, asked, steps =>
        {
            for (var step = 0; step < steps; step++)
            {
                progress.Step();
            }
        });
    }
}
