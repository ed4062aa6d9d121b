using System;
using System.Collections.Generic;
using System.Linq;
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
                case IEnumerable<object?> statements when statements.All(statement => statement is PolicyStatement):
                    Add(entry, emitted.Of(PolicySet.Create([.. statements.Cast<PolicyStatement>()])));
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

    internal static ClusterJudgement Of(IReadOnlyList<EntryPoint> entries, IReadOnlyList<ManifestDocument> manifests, EmittedSets emitted)
    {
        var judgement = new ClusterJudgement(entries, emitted);
        judgement.Judge(manifests);
        return judgement;
    }

    private void Add(EntryPoint entry, EmittedSet set)
    {
        _sets.Add(set);
        _findings.AddRange(set.Findings);
        _unknown.AddRange(set.Unevaluated.Select(statement => (entry, new Unknown(statement.Reason, statement.Span) { IsReported = statement.IsReported })));
    }

    private void Judge(IReadOnlyList<ManifestDocument> manifests)
    {
        var options = new LintOptions();
        var world = PolicyWorld.Of(_sets.SelectMany(set => set.Policies), _sets.Select(set => set.Set));
        var isOpen = _unknown.Count > 0 || _findings.Exists(finding => finding.Severity == Severity.Error);
        _findings.AddRange(Linter.Lint(world.NetworkPolicies, manifests, options, isOpen).Findings);

        var proofs = world.Prove(Linter.Accepted(manifests, options), isOpen ? Missing?.Reason ?? "statements of its world are in error" : null);
        var isInError = isOpen && Missing is null;
        _findings.AddRange(Linter.Judge(proofs.Where(proof => !isInError || proof.Verdict != ProofVerdict.Unknown)));
        Assertions.UnionWith(world.Assertions.Select(assertion => assertion.Span));
        foreach (var ofEntry in _unknown.Where(unknown => !unknown.Unknown.IsReported).GroupBy(unknown => unknown.Entry))
        {
            foreach (var reason in ofEntry.Select(unknown => unknown.Unknown).Distinct())
            {
                _findings.Add(new Finding(RuleIds.SetNotEvaluated, Severity.Info, $"'{ofEntry.Key.Name}' is not judged completely here: {reason.Reason}; its rules are checked when it is emitted", ofEntry.Key.Span)
                {
                    Related = reason.Span.IsKnown ? [new RelatedSpan(reason.Span, "is not evaluated")] : [],
                });
            }
        }
    }
}
