using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Analyzers.Worlds;

/// <summary>
/// The entry points of referenced assemblies. They are part of a project's worlds, because its clusters get them, too: those of a named cluster of that one, the others of all. Statements that the
/// project's own sets hold (<c>.. Company.Baseline.Policies</c>) are there already.
/// </summary>
internal sealed class Baselines
{
    private readonly IReadOnlyList<EntryPoint> _entries;
    private readonly HashSet<string> _files;

    internal Baselines(IReadOnlyList<EntryPoint> entries)
    {
        _entries = entries;
        _files = [.. entries.SelectMany(StatementsOf).Select(statement => statement.Span.File).OfType<string>()];
    }

    /// <summary>Those of a cluster, with the statements that are not there yet.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="own">The project's own entry points that go there.</param>
    internal IEnumerable<EntryPoint> Of(string cluster, IEnumerable<EntryPoint> own)
    {
        var there = new HashSet<(SourceSpan, string)>(_entries.Count == 0 ? [] : own.SelectMany(StatementsOf).Where(statement => IsOfBaseline(statement.Span)).Select(IdentityOf));
        foreach (var entry in _entries.Where(entry => entry.Cluster.Length == 0 || entry.Cluster == cluster).OrderByDescending(entry => StatementsOf(entry).Count()))
        {
            if (entry.Evaluation.Value is not PolicySet set)
            {
                yield return entry;
                continue;
            }

            PolicyStatement[] left = [.. set.Where(statement => !there.Contains(IdentityOf(statement)))];
            there.UnionWith(left.Select(IdentityOf));
            if (left.Length > 0)
            {
                // The very same set is not judged anew.
                yield return left.Length == set.Count ? entry : entry with { Evaluation = entry.Evaluation with { Value = PolicySet.Create(left) } };
            }
        }
    }

    /// <summary>
    /// Where the project is told of a finding. What a baseline asserts is decided by the project's policies, so that is told where they let traffic through, and what a set of the project spreads is
    /// the project's own; everything else about a baseline's own policies was said when it was compiled, and is <c>null</c>.
    /// </summary>
    /// <param name="finding">The finding.</param>
    /// <param name="own">The project's entry points that go to the same cluster.</param>
    internal Finding? Place(Finding finding, IReadOnlyList<EntryPoint> own)
    {
        if (_entries.Count == 0 || (finding.Span.IsKnown && !IsOfBaseline(finding.Span)))
        {
            return finding;
        }

        var spreading = own.FirstOrDefault(entry => finding.Span.IsKnown && StatementsOf(entry).Any(statement => statement.Span.File == finding.Span.File && statement.Span.Line == finding.Span.Line));
        return finding.RuleId switch
        {
            RuleIds.AssertionViolated or RuleIds.AssertionNotProven => finding with
            {
                Message = $"{finding.Message}; '{finding.Span.File}' asserts it",
                Span = finding.Related.Select(related => related.Span).FirstOrDefault(span => span.IsKnown && !IsOfBaseline(span)) is { IsKnown: true } here ? here : (spreading ?? own[0]).Span,
            },
            RuleIds.SetNotEvaluated => finding with { Span = own[0].Span },
            _ => spreading is null ? null : finding with { Message = $"{finding.Message}; '{finding.Span.File}' has it", Span = spreading.Span },
        };
    }

    private bool IsOfBaseline(SourceSpan span) => _files.Contains(span.File ?? "");

    // Bound to a namespace, or with labels, it is another value; where and how it was written stays.
    private static (SourceSpan Span, string Code) IdentityOf(PolicyStatement statement) => (statement.Span, statement is UnevaluatedStatement ? "" : statement.ToCode());

    private static IEnumerable<PolicyStatement> StatementsOf(EntryPoint entry) => entry.Evaluation.Value as PolicySet ?? Enumerable.Empty<PolicyStatement>();
}
