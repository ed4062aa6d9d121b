using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetPol.Sharp.Discovery;
using NetPol.Sharp.Manifests;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Hosting;

/// <summary>What the package does in a build after the compiler: evaluates the policies for real, reports what the compiler could not, and brings the YAML up to date or compares it.</summary>
internal sealed class BuildRun
{
    private readonly BuildOptions _options;
    private readonly AssemblyPolicies _policies;
    private readonly RunContext _context;
    private readonly BuildReport _report;
    private readonly PragmaWarnings _pragmas = new();

    private BuildRun(BuildOptions options, AssemblyPolicies policies, RunContext context)
    {
        _options = options;
        _policies = policies;
        _context = context with { Folder = options.Folder, Error = TextWriter.Null };
        _report = new BuildReport(options, context.Output);
    }

    internal static int Run(BuildOptions options, AssemblyPolicies policies, RunContext context)
    {
        var run = new BuildRun(options, policies, context);
        try
        {
            run.Run();
        }
        catch (PolicyException exception)
        {
            run._report.Error(exception.Message, ErrorLine.SpanOf(exception), exception.RuleId);
        }
        catch (UnreadableSetException exception)
        {
            run._report.Error(exception.Message, ErrorLine.SpanOf(exception));
        }
        catch (BaselineException exception)
        {
            run._report.Error(exception.Message, exception.Span);
        }
        catch (UsageException exception)
        {
            run._report.Error(exception.Message);
        }
        catch (IOException exception)
        {
            run._report.Error(exception.Message.TrimEnd('.'));
        }

        context.Output.Flush();
        return run._report.HasErrors ? ExitCodes.Different : ExitCodes.Fine;
    }

    private void Run()
    {
        var file = _options.Baseline is { } path ? new BaselineFile(path) : null;
        var baseline = file?.Read() ?? Baseline.Empty;
        var compiled = _policies.CompiledClusters;
        if (!_options.IsRequested && _options.IsAnalyzed && _policies.Entries.All(entry => compiled.Contains(entry.Cluster)))
        {
            // The compiler knows everything.
            return;
        }

        // A set may need what is there only when the program runs. Where nobody asked for it here, its cluster is left to the program.
        var clusters = _policies.Read(_options.IsRequested ? null : exception => _context.Output.WriteLine($"{exception.Message}; so its rules are checked when it is emitted"));
        JudgedCluster[] judged = [.. clusters.Select(cluster => JudgedCluster.Of(cluster, ManifestsOf(cluster.Cluster), _policies.Platforms.For(cluster.Cluster)))];
        if (_options.WritesBaseline && file is not null)
        {
            WriteBaseline(file, baseline, judged);
        }
        else
        {
            IEnumerable<Finding> unknown = judged.SelectMany(cluster => New(cluster, compiled)).Distinct().OrderBy(finding => finding.Span);
            _report.Findings(file is null ? unknown : baseline.Unknown(unknown, file.Folder));
        }

        if (_options.Output is { } folder && !_report.HasErrors)
        {
            Emit(folder, judged);
        }
    }

    private void WriteBaseline(BaselineFile file, Baseline old, JudgedCluster[] judged)
    {
        var files = new HashSet<string>(_options.Manifests.Select(manifest => Path.GetFullPath(manifest.Path)), StringComparer.Ordinal);
        var count = file.Write(
            judged.SelectMany(Here).Distinct(),
            old,
            other => ManifestFiles.IsManifest(other) && !files.Contains(Path.GetFullPath(Path.Combine(file.Folder, other))));
        _context.Output.WriteLine($"'{Path.GetFileName(_options.Baseline)}': {OutputPlan.Count(count, "known finding", "known findings")}");
    }

    // What the analyzers reported in this build, nobody wants to read twice.
    private IEnumerable<Finding> New(JudgedCluster cluster, IReadOnlyCollection<string> compiled)
    {
        if (!_options.IsAnalyzed)
        {
            return Here(cluster);
        }

        if (compiled.Contains(cluster.Sets.Cluster))
        {
            return [];
        }

        if (_options.ErrorLog is { } path && File.Exists(path))
        {
            // Two places may get one message, and the compiler may know one of them only.
            var reported = CompilerLog.Read(path);
            return [.. Here(cluster).Where(finding => !reported.Remove((finding.RuleId, finding.Message)))];
        }

        // Without a log: what the compiler does not judge while policies are missing.
        var silent = new HashSet<string>(RuleCatalog.Rules.Where(rule => rule.NeedsEveryPolicy).Select(rule => rule.Descriptor.Id), StringComparer.Ordinal)
        {
            RuleIds.AssertionViolated, RuleIds.AssertionVacuous, RuleIds.AssertionNotProven,
        };
        return Here(cluster).Where(finding => silent.Contains(finding.RuleId));
    }

    // Paths as they are on this machine. Warnings about the sets of others are theirs, whose sources are not here.
    private IEnumerable<Finding> Here(JudgedCluster cluster) => cluster.Findings
        .Select(finding => finding.Span.IsKnown ? finding with { Span = finding.Span with { File = _report.RealFile(finding.Span.File) } } : finding)
        .Where(finding => finding.Severity == Severity.Error || !finding.Span.IsKnown
            || ((!cluster.Sets.Sets.Any(set => set.IsForeign) || File.Exists(finding.Span.File)) && !_pragmas.Disable(finding.RuleId, finding.Span.File, finding.Span.Line)));

    private IReadOnlyList<ManifestDocument> ManifestsOf(string cluster)
    {
        // What policy programs wrote follows from the C#, and would be there twice.
        string[] paths =
        [
            .. _options.Manifests.Where(manifest => manifest.Cluster.Length == 0 || manifest.Cluster == cluster).Select(manifest => manifest.Path)
                .Where(path => File.Exists(path) && !PolicyFile.IsOurs(path)).OrderBy(path => path, StringComparer.Ordinal),
        ];
        return paths.Length == 0 ? [] : [.. ManifestFiles.Read(paths, Stream.Null)];
    }

    private void Emit(string folder, JudgedCluster[] judged)
    {
        if (!_options.AllowUnproven && Array.Exists(judged, cluster => cluster.Judgement.Unproven.Count > 0))
        {
            var first = judged.SelectMany(cluster => cluster.Judgement.Unproven).First();
            _report.Error($"'{folder}' is left as it is, because an assertion is {ProofWords.Of(first.Verdict)}: {first.Assertion}; correct the policies, or set NetPolAllowUnproven", first.Assertion.Span);
            return;
        }

        var emissions = judged.Select(cluster => ClusterEmission.Of(cluster.Sets, cluster.World, new EmitOptions(), cluster.Judgement)).ToArray();
        var plans = EmitRun.Plan(folder, emissions, isWhole: true, _context);
        if (_options.Check)
        {
            if (plans.Select(plan => plan.Check()).ToArray() is var codes && Array.Exists(codes, code => code != ExitCodes.Fine))
            {
                _report.Error($"'{folder}' differs from what the policies are; build without NetPolCheck to update it");
            }
        }
        else
        {
            foreach (var plan in plans)
            {
                plan.Write();
            }

            foreach (var plan in plans.Where(plan => plan.IsChange))
            {
                _context.Output.WriteLine(plan.Summary);
            }
        }

        if (_options.Written is { } list && !_report.HasErrors)
        {
            File.WriteAllLines(list, plans.SelectMany(plan => plan.Files));
        }
    }
}
