using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Analyzers.Worlds;

/// <summary>
/// The entry points of referenced assemblies. They are part of a project's worlds, because its clusters get them, too: those of a named cluster of that one, the others of all. One that the project's
/// own sets hold (<c>.. Company.Baseline.Policies</c>) is there already.
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

    /// <summary>Those of a cluster.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="own">The project's own entry points that go there.</param>
    internal IEnumerable<EntryPoint> Of(string cluster, IEnumerable<EntryPoint> own)
    {
        if (_entries.Count == 0)
        {
            return [];
        }

        var used = new HashSet<SourceSpan>(own.SelectMany(StatementsOf).Where(statement => _files.Contains(statement.Span.File ?? "")).Select(statement => statement.Span));
        return _entries.Where(entry => (entry.Cluster.Length == 0 || entry.Cluster == cluster) && !IsContained(entry, used));
    }

    /// <summary>
    /// Where the project is told of a finding. What a baseline asserts is decided by the project's policies, so that is told where they let traffic through; everything else about a baseline's own
    /// policies was said when it was compiled, and is <c>null</c>.
    /// </summary>
    /// <param name="finding">The finding.</param>
    /// <param name="own">An entry point of the project.</param>
    internal Finding? Place(Finding finding, EntryPoint own)
    {
        if (_entries.Count == 0 || (finding.Span.IsKnown && !IsOfBaseline(finding.Span)))
        {
            return finding;
        }

        return finding.RuleId switch
        {
            RuleIds.AssertionViolated or RuleIds.AssertionNotProven => finding with
            {
                Message = $"{finding.Message}; '{finding.Span.File}' asserts it",
                Span = finding.Related.Select(related => related.Span).FirstOrDefault(span => span.IsKnown && !IsOfBaseline(span)) is { IsKnown: true } here ? here : own.Span,
            },
            RuleIds.SetNotEvaluated => finding with { Span = own.Span },
            _ => null,
        };
    }

    private static bool IsContained(EntryPoint entry, HashSet<SourceSpan> used) => StatementsOf(entry).Any() && StatementsOf(entry).All(statement => used.Contains(statement.Span));

    private bool IsOfBaseline(SourceSpan span) => _files.Contains(span.File ?? "");

    private static IEnumerable<PolicyStatement> StatementsOf(EntryPoint entry) => entry.Evaluation.Value as PolicySet ?? Enumerable.Empty<PolicyStatement>();
}
