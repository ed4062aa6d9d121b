using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NetPol.Sharp.Analyzers.Interpretation;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.CodeFixes.Trials;

/// <summary>Tries edits on a copy of a project. Whether one helps is not guessed: the sets are judged with it.</summary>
internal sealed class FixTrial
{
    private readonly Project _project;
    private readonly Compilation _compilation;
    private readonly JudgedProject _before;
    private readonly bool _isAboutCode;
    private readonly CancellationToken _cancellation;

    private FixTrial(Project project, Compilation compilation, JudgedProject before, bool isAboutCode, CancellationToken cancellation) =>
        (_project, _compilation, _before, _isAboutCode, _cancellation) = (project, compilation, before, isAboutCode, cancellation);

    /// <summary>The project as it is; <c>null</c> if it is not C#.</summary>
    /// <param name="project">The project.</param>
    /// <param name="isAboutCode">Whether the fix is about the C#, and not about what it says.</param>
    /// <param name="cancellation">The request's.</param>
    internal static async Task<FixTrial?> OfAsync(Project project, bool isAboutCode, CancellationToken cancellation) =>
        project.Language == LanguageNames.CSharp && await project.GetCompilationAsync(cancellation).ConfigureAwait(false) is { } compilation
            ? new FixTrial(project, compilation, await JudgedProject.OfAsync(compilation, project.AnalyzerOptions, isAboutCode, cancellation).ConfigureAwait(false), isAboutCode, cancellation)
            : null;

    /// <summary>What a rule finds in C# that can be edited.</summary>
    internal IEnumerable<FindingInTree> Of(string ruleId) =>
        from finding in _before.Findings
        where finding.RuleId == ruleId
        let tree = _compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == finding.Span.File)
        where tree is not null && _project.GetDocument(tree) is { } document and not SourceGeneratedDocument
        select new FindingInTree(tree, Spans.ToText(tree.GetText(_cancellation), finding.Span), finding);

    /// <summary>The first of the proposals that helps; <c>null</c> if none does.</summary>
    internal async Task<Edit?> FindAsync(Func<FixSite, IEnumerable<Edit?>> propose, Demand demand, FindingInTree found)
    {
        var site = new FixSite(found.Finding, found.Place, _compilation.GetSemanticModel(found.Tree), found.Tree.GetText(_cancellation), _cancellation);
        foreach (var edit in propose(site))
        {
            if (edit is { IsConsistent: true, Changes.IsEmpty: false } && await HelpsAsync(edit, demand, found).ConfigureAwait(false))
            {
                return edit;
            }
        }

        return null;
    }

    /// <summary>The solution with an edit.</summary>
    internal async Task<Solution> ApplyAsync(Edit edit)
    {
        var solution = _project.Solution;
        foreach (var ofTree in edit.Changes.GroupBy(change => change.Tree))
        {
            var document = _project.GetDocument(ofTree.Key)!;
            var text = await document.GetTextAsync(_cancellation).ConfigureAwait(false);
            var changed = text.WithChanges(Ordered(ofTree));

            // A file of several projects, or of several frameworks, is one text.
            foreach (var id in document.GetLinkedDocumentIds().Add(document.Id))
            {
                solution = solution.WithDocumentText(id, changed);
            }
        }

        return solution;
    }

    private async Task<bool> HelpsAsync(Edit edit, Demand demand, FindingInTree found)
    {
        var compilation = _compilation;
        foreach (var ofTree in edit.Changes.GroupBy(change => change.Tree))
        {
            if (_project.GetDocument(ofTree.Key) is null or SourceGeneratedDocument)
            {
                return false;
            }

            var tree = ofTree.Key.WithChangedText(ofTree.Key.GetText(_cancellation).WithChanges(Ordered(ofTree)));
            var changed = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.First(other => other.FilePath == tree.FilePath && other == ofTree.Key), tree);
            if (Errors(changed, tree) > Errors(compilation, ofTree.Key))
            {
                return false;
            }

            compilation = changed;
        }

        var after = await JudgedProject.OfAsync(compilation, _project.AnalyzerOptions, _isAboutCode, _cancellation).ConfigureAwait(false);
        return IsGone(edit, found, compilation, after) && !IsWorse(found.Finding, after)
            && (demand == Demand.None || _before.AllowsWhat(after, orLess: demand == Demand.NothingGained, _cancellation));
    }

    // One fewer of the rule at the place; where the place is no more, one fewer at all.
    private bool IsGone(Edit edit, FindingInTree found, Compilation compilation, JudgedProject after)
    {
        var (path, finding) = (found.Tree.FilePath, found.Finding);
        Finding[] old = [.. _before.Findings.Where(other => other.RuleId == finding.RuleId)], now = [.. after.Findings.Where(other => other.RuleId == finding.RuleId)];
        if (edit.Removes(path, found.Place))
        {
            return now.Length < old.Length;
        }

        var text = compilation.SyntaxTrees.First(tree => tree.FilePath == path).GetText(_cancellation);
        var start = edit.Moved(path, found.Place.Start);
        return now.Count(other => other.Span.File == path && Spans.ToText(text, other.Span).Start == start) < old.Count(other => other.Span == finding.Span);
    }

    // An error hides what comes after it, so that lesser findings may come up when it is gone; and code that no set held is judged for the first time.
    private bool IsWorse(Finding finding, JudgedProject after)
    {
        var level = _isAboutCode ? Severity.Error : finding.Severity;
        return Count(Severity.Error) || NotEvaluated(after.Findings) > NotEvaluated(_before.Findings)
            || (level != Severity.Error && Count(Severity.Warning)) || (level == Severity.Info && Count(Severity.Info));

        bool Count(Severity atLeast) => after.Findings.Count(other => Matters(other, atLeast)) > _before.Findings.Count(other => Matters(other, atLeast));
    }

    private static bool Matters(Finding finding, Severity atLeast) =>
        (finding.Severity == Severity.Error || (finding.Severity == Severity.Warning && atLeast != Severity.Error) || (finding.Severity == Severity.Info && atLeast == Severity.Info))
        && RuleCatalog.Find(finding.RuleId).IsOnByDefault;

    private static int NotEvaluated(IEnumerable<Finding> findings) => findings.Count(finding => finding.RuleId == RuleIds.SetNotEvaluated);

    private int Errors(Compilation compilation, SyntaxTree tree) =>
        compilation.GetSemanticModel(tree).GetDiagnostics(cancellationToken: _cancellation).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static IEnumerable<TextChange> Ordered(IEnumerable<(SyntaxTree Tree, TextChange Change)> changes) => changes.Select(change => change.Change).OrderBy(change => change.Span.Start);
}
