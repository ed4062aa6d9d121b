using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetPol.Sharp.Analyzers.Interpretation;
using NetPol.Sharp.Analyzers.Values;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Analyzers.Worlds;

/// <summary>Judges what one cluster gets together.</summary>
internal sealed class ClusterJudgement
{
    private readonly List<Finding> _findings = [];
    private readonly List<(EntryPoint Entry, Unknown Unknown)> _unknown = [];
    private readonly List<EmittedSet> _sets = [];

    private ClusterJudgement(IReadOnlyList<EntryPoint> entries, EmittedSets emitted)
    {
        foreach (var entry in entries)
        {
            _findings.AddRange(entry.Evaluation.Log.Findings);
            switch (entry.Evaluation.Value)
            {
                case PolicySet set:
                    Add(entry, emitted.Of(set));
                    break;
                case Unknown unknown:
                    _unknown.Add((entry, unknown));
                    break;
                default:
                    _unknown.Add((entry, new Unknown("its value is no policy set", entry.Span)));
                    break;
            }
        }
    }

    /// <summary>The assertions that were decided, or said not to be.</summary>
    internal HashSet<SourceSpan> Assertions { get; } = [];

    /// <summary>What was found.</summary>
    internal IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Why the world is not known completely, if so: the first reason that is no error of its own.</summary>
    internal Unknown? Missing => _unknown.Select(unknown => unknown.Unknown).FirstOrDefault(unknown => !unknown.IsReported);

    internal static ClusterJudgement Of(IReadOnlyList<EntryPoint> entries, ManifestTexts.Known manifests, Judge judge, CancellationToken cancellation)
    {
        var judgement = new ClusterJudgement(entries, judge.Sets);
        cancellation.ThrowIfCancellationRequested();
        try
        {
            judgement.JudgeWorld(manifests, judge.Islands);
        }
#pragma warning disable CA1031 // Nothing may leave an analyzer, and nothing is hidden: every entry point says what happened.
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            judgement._unknown.AddRange(entries.Select(entry => (entry, new Unknown(Interpreter.OwnError(exception), default))));
        }
#pragma warning restore CA1031

        judgement.ReportUnknown();
        return judgement;
    }

    private void Add(EntryPoint entry, EmittedSet set)
    {
        _sets.Add(set);
        _findings.AddRange(set.Findings);
        _unknown.AddRange(set.Unevaluated.Select(statement => (entry, new Unknown(statement.Reason, statement.Span) { IsReported = statement.IsReported })));
    }

    private void JudgeWorld(ManifestTexts.Known manifests, JudgedIslands islands)
    {
        MadePolicy[] policies = [.. _sets.SelectMany(set => set.Policies), .. manifests.Policies];
        MadeAssertion[] assertions = [.. _sets.SelectMany(set => set.Assertions)];
        Assertions.UnionWith(assertions.Select(assertion => assertion.Statement.Span));
        var isOpen = _unknown.Count > 0 || _findings.Exists(finding => finding.Severity == Severity.Error);
        var context = new IslandContext(manifests.Judged, isOpen, Missing?.Reason, Unnamed(policies, assertions));

        _findings.AddRange(manifests.Judged.Findings);
        _findings.AddRange(manifests.Judged.Judge([], [], manifests.Judged.Problems, isOpen));
        var ofIslands = Island.Of(policies, assertions.Where(assertion => !assertion.IsAboutAll)).SelectMany(island => islands.Of(island, context)).ToArray();

        // What is true of all policies each island says of its own.
        _findings.AddRange(ofIslands.Where(finding => finding.RuleId != RuleIds.PoliciesNotEnforced));
        _findings.AddRange(ofIslands.Where(finding => finding.RuleId == RuleIds.PoliciesNotEnforced).OrderBy(finding => finding.Span).Take(1));

        _findings.AddRange(context.Prove(policies, [.. assertions.Where(assertion => assertion.IsAboutAll)]));
    }

    // A name that nobody uses stands for the unnamed namespace, if something is in it.
    private static string Unnamed(IReadOnlyCollection<MadePolicy> policies, IReadOnlyCollection<MadeAssertion> assertions) =>
        assertions.Count > 0 && (policies.Any(policy => policy.Written.Metadata.Namespace.IsUnnamed) || assertions.Any(assertion => assertion.Statement.Scope.IsUnnamed))
            ? UnnamedNamespace.NameIn(policies.Select(policy => policy.Written), assertions.Select(assertion => assertion.Statement.ToAssertion("")))
            : UnnamedNamespace.Default;

    private void ReportUnknown()
    {
        foreach (var ofEntry in _unknown.Where(unknown => !unknown.Unknown.IsReported).GroupBy(unknown => unknown.Entry.Span))
        {
            foreach (var reason in ofEntry.Select(unknown => unknown.Unknown).GroupBy(unknown => (unknown.Reason, unknown.Span), (_, same) => same.First()))
            {
                _findings.Add(Rules.Findings.Make(
                    RuleCatalog.Find(RuleIds.SetNotEvaluated),
                    ofEntry.Key,
                    $"'{ofEntry.First().Entry.Name}' is not judged completely here: {reason.Reason}; its rules are checked when it is emitted",
                    reason.Span.IsKnown ? [new RelatedSpan(reason.Span, "is not evaluated")] : []));
            }
        }
    }
}
