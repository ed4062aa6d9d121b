using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NetPol.Sharp.CodeFixes.Trials;

/// <summary>
/// Fixes one finding after the other and judges again in between: a fix may end several findings, move others, and bring up what an error hid.
/// It goes on until nothing that can be fixed is left.
/// </summary>
/// <param name="provider">What fixes one.</param>
internal sealed class PolicyFixAll(PolicyCodeFixProvider provider) : FixAllProvider
{
    /// <inheritdoc/>
    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) =>
        Task.FromResult<CodeAction?>(CodeAction.Create(provider.Title, cancellation => FixAsync(fixAllContext, cancellation), provider.RuleId));

    private async Task<Solution> FixAsync(FixAllContext context, CancellationToken cancellation)
    {
        var solution = context.Solution;
        foreach (var project in context.Scope == FixAllScope.Solution ? [.. context.Solution.Projects] : new[] { context.Project })
        {
            var diagnostics = context.Scope == FixAllScope.Document && context.Document is { } document
                ? await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                : await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            Site[] asked = [.. diagnostics.Where(diagnostic => diagnostic.Location.SourceTree is not null).Select(diagnostic => new Site(diagnostic.Location.SourceTree!.FilePath, diagnostic.Location.SourceSpan.Start))];
            if (asked.Length > 0)
            {
                solution = await FixAsync(solution, project.Id, asked, cancellation).ConfigureAwait(false);
            }
        }

        return solution;
    }

    private async Task<Solution> FixAsync(Solution solution, ProjectId id, Site[] asked, CancellationToken cancellation)
    {
        var trial = await TryAsync(solution).ConfigureAwait(false);

        // What a pragma or a severity keeps from being reported is found all the same, and is none of our business.
        var left = (trial is null ? [] : Sites(trial)).Except(asked).ToArray();
        for (var isChanged = true; isChanged;)
        {
            isChanged = false;
            var tried = new HashSet<(Site Site, string Message)>();
            while (trial?.Of(provider.RuleId).Where(IsOpen).OrderBy(found => found.Tree.FilePath, StringComparer.Ordinal).ThenBy(found => found.Place.Start).FirstOrDefault() is { } next)
            {
                cancellation.ThrowIfCancellationRequested();
                if (await trial.FindAsync(provider.Propose, provider.Demand, next).ConfigureAwait(false) is not { } edit)
                {
                    tried.Add((Site.Of(next), next.Finding.Message));
                    continue;
                }

                isChanged = true;
                solution = await trial.ApplyAsync(edit).ConfigureAwait(false);
                tried = [.. tried.Select(entry => (entry.Site.After(edit), entry.Message))];
                left = [.. left.Select(site => site.After(edit))];
                trial = await TryAsync(solution).ConfigureAwait(false);
            }

            bool IsOpen(FindingInTree found) =>
                Array.Exists(asked, site => site.Path == found.Tree.FilePath) && Site.Of(found) is var site && !left.Contains(site) && !tried.Contains((site, found.Finding.Message));
        }

        return solution;

        Task<FixTrial?> TryAsync(Solution version) => FixTrial.OfAsync(version.GetProject(id)!, provider.IsAboutCode, cancellation);
    }

    private IEnumerable<Site> Sites(FixTrial trial) => trial.Of(provider.RuleId).Select(Site.Of);

    private sealed record Site(string Path, int Start)
    {
        internal static Site Of(FindingInTree found) => new(found.Tree.FilePath, found.Place.Start);

        internal Site After(Edit edit) => this with { Start = edit.Moved(Path, Start) };
    }
}
