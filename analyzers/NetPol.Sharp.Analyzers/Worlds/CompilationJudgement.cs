using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetPol.Sharp.Analyzers.Interpretation;
using NetPol.Sharp.Model;
using NetPol.Sharp.Platforms;
using NetPol.Sharp.Rules;
using NetPol.Sharp.Rules.Intent;

namespace NetPol.Sharp.Analyzers.Worlds;

/// <summary>Judges a compilation and its manifests, once for all of its trees.</summary>
/// <param name="compilation">The compilation.</param>
/// <param name="options">The project's additional files, and what is said of them.</param>
/// <param name="judge">What is remembered of earlier ones.</param>
internal sealed class CompilationJudgement(Compilation compilation, AnalyzerOptions options, Judge judge)
{
    private static readonly string[] s_written = [".AssemblyInfo.cs", ".g.cs", ".designer.cs"];

    private readonly object _gate = new();
    private ILookup<string, Finding>? _findings;

    /// <summary>What was found in a file.</summary>
    internal IEnumerable<Finding> In(string path, CancellationToken cancellation) => ByFile(cancellation)[path];

    /// <summary>What was found in all files.</summary>
    internal IReadOnlyCollection<Finding> All(CancellationToken cancellation) => [.. ByFile(cancellation).SelectMany(ofFile => ofFile)];

    private ILookup<string, Finding> ByFile(CancellationToken cancellation)
    {
        // Whoever comes first judges; one whose request is cancelled leaves that to the next.
        lock (_gate)
        {
            return _findings ??= Find(cancellation).Distinct().ToLookup(finding => finding.Span.File ?? "");
        }
    }

    private IEnumerable<Finding> Find(CancellationToken cancellation)
    {
        var entries = judge.Entries.Of(compilation, cancellation);
        var platforms = CompilationPlatforms.Of(compilation);
        var baselines = new Baselines(entries.Count == 0 ? [] : judge.Entries.Referenced(compilation, cancellation));
        var clusters = entries.GroupBy(entry => entry.Cluster)
            .Select(own => (Entries: own.ToArray(), Judgement: ClusterJudgement.Of([.. baselines.Of(own.Key, own), .. own], judge.Manifests.Of(options, own.Key, platforms.For(own.Key), cancellation), judge, cancellation))).ToArray();
        return platforms.Findings.Select(finding => Visible(finding, entries)).Concat(NotDeclared(entries, platforms)).Concat(clusters.SelectMany(cluster => cluster.Judgement.Findings.Select(finding => baselines.Place(finding, cluster.Entries)).OfType<Finding>()))
            .Concat(NotReached([.. clusters.Select(cluster => cluster.Judgement)]));
    }

    // A property of the project stands in code that the build writes, where nothing is reported.
    private static Finding Visible(Finding finding, IReadOnlyList<EntryPoint> entries) =>
        s_written.Any(end => finding.Span.File.EndsWith(end, StringComparison.OrdinalIgnoreCase)) && entries.Where(entry => entry.Span.IsKnown).OrderBy(entry => entry.Span).FirstOrDefault() is { } first
            ? finding with { Span = first.Span, Message = $"In NetPolPlatform of the project: {finding.Message}" }
            : finding;

    // Once a project.
    private static IEnumerable<Finding> NotDeclared(IReadOnlyList<EntryPoint> entries, CompilationPlatforms platforms)
    {
        foreach (var finding in entries.Count == 0 ? [] : platforms.ForNothing([.. entries.Select(entry => entry.Cluster).Distinct().OrderBy(name => name, StringComparer.Ordinal)]))
        {
            yield return finding;
        }

        if (entries.Where(entry => entry.Span.IsKnown && !platforms.IsDeclared(entry.Cluster)).OrderBy(entry => entry.Span).FirstOrDefault() is { } first)
        {
            yield return Findings.Make(RuleCatalog.Find(RuleIds.PlatformNotDeclared), first.Span, "N" + PlatformWords.NotDeclared.Substring(1));
        }
    }

    // An assertion in code that was not evaluated must not be taken for proven.
    private IEnumerable<Finding> NotReached(IReadOnlyCollection<ClusterJudgement> clusters)
    {
        if (clusters.Select(cluster => cluster.Missing).FirstOrDefault(missing => missing is not null) is not { } reason)
        {
            return [];
        }

        return compilation.SyntaxTrees.SelectMany(tree => CompilationTexts.Of(tree).Assertions)
            .Where(site => !clusters.Any(cluster => cluster.Assertions.Contains(site.Span)))
            .Select(site => Findings.Make(RuleCatalog.Find(RuleIds.AssertionNotProven), site.Span, AssertionNotProvenRule.NotHere(site.Text, reason.Reason)));
    }
}
