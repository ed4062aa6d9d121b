using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetPol.Sharp.Analyzers.Diagnostics;
using NetPol.Sharp.Analyzers.Interpretation;
using NetPol.Sharp.Analyzers.Worlds;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.CodeFixes.Trials;

/// <summary>A version of a project, and what is found in it.</summary>
internal sealed class JudgedProject
{
    // INVARIANT: one for all fixes, since what it remembers is the same for all, and depends on nothing but what is asked.
    private static readonly Judge s_judge = new();

    private readonly Compilation _compilation;
    private readonly AnalyzerOptions _options;

    private JudgedProject(Compilation compilation, AnalyzerOptions options, IReadOnlyCollection<Finding> findings) => (_compilation, _options, Findings) = (compilation, options, findings);

    /// <summary>What is found, in C# and in manifests.</summary>
    internal IReadOnlyCollection<Finding> Findings { get; }

    /// <summary>Judges a version.</summary>
    /// <param name="compilation">The version.</param>
    /// <param name="options">The project's additional files, and what is said of them.</param>
    /// <param name="isAboutCode">Whether to find what is wrong with the C#, too.</param>
    /// <param name="cancellation">The request's.</param>
    internal static async Task<JudgedProject> OfAsync(Compilation compilation, AnalyzerOptions options, bool isAboutCode, CancellationToken cancellation)
    {
        var findings = new CompilationJudgement(compilation, options, s_judge).All(cancellation);
        return new JudgedProject(compilation, options, isAboutCode ? [.. findings, .. await OfCodeAsync(compilation, options, cancellation).ConfigureAwait(false)] : findings);
    }

    /// <summary>Whether the same can be reached by the policies of another version; <paramref name="orLess"/>: or less.</summary>
    internal bool AllowsWhat(JudgedProject other, bool orLess, CancellationToken cancellation)
    {
        var (before, after) = (Policies(cancellation), other.Policies(cancellation));
        return before.Select(cluster => cluster.Key).Concat(after.Select(cluster => cluster.Key)).Distinct().All(cluster =>
        {
            var difference = Prover.Compare(before[cluster], after[cluster], CompilationPlatforms.Of(_compilation).For(cluster)?.Options);
            return difference.IsComplete && difference.Gained.Count == 0 && (orLess || difference.Lost.Count == 0);
        });
    }

    private ILookup<string, NetworkPolicy> Policies(CancellationToken cancellation)
    {
        var entries = s_judge.Entries.Of(_compilation, cancellation);
        var platforms = CompilationPlatforms.Of(_compilation);
        var baselines = new Baselines(entries.Count == 0 ? [] : s_judge.Entries.Referenced(_compilation, cancellation));
        return (from ofCluster in entries.GroupBy(entry => entry.Cluster)
                let made = baselines.Of(ofCluster.Key, ofCluster).Concat(ofCluster).Select(entry => entry.Evaluation.Value).OfType<PolicySet>().SelectMany(set => s_judge.Sets.Of(set).Policies)
                from policy in made.Concat(s_judge.Manifests.Of(_options, ofCluster.Key, platforms.For(ofCluster.Key), cancellation).Policies)
                select (ofCluster.Key, policy.Named)).ToLookup(pair => pair.Key, pair => pair.Named);
    }

    private static async Task<IEnumerable<Finding>> OfCodeAsync(Compilation compilation, AnalyzerOptions analyzerOptions, CancellationToken cancellation)
    {
        var options = new CompilationWithAnalyzersOptions(analyzerOptions, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var diagnostics = await compilation.WithAnalyzers([new UsageAnalyzer()], options).GetAnalyzerDiagnosticsAsync(cancellation).ConfigureAwait(false);
        return from diagnostic in diagnostics
               where diagnostic.Location.SourceTree is not null && RuleCatalog.OfCode.Any(rule => rule.Id == diagnostic.Id)
               select new Finding(diagnostic.Id, Severity.Warning, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), Spans.Of(diagnostic.Location.SourceTree!, diagnostic.Location.SourceSpan));
    }
}
