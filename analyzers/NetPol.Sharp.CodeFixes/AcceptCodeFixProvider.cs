using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.CodeFixes;

/// <summary>Accepts a finding on its statement, with a reason that the author has to write. There is no Fix All, so that no tool accepts anything by itself.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AcceptCodeFixProvider))]
[Shared]
public sealed class AcceptCodeFixProvider : CodeFixProvider
{
    /// <summary>What the author replaces.</summary>
    internal const string Placeholder = "TODO: say why";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [.. RuleCatalog.Rules.Select(rule => rule.Descriptor).Where(rule => rule.Severity != Severity.Error && rule.Category != "Validity" && rule.Id != RuleIds.AcceptanceOfNothing).Select(rule => rule.Id)];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await FixTrial.OfAsync(context.Document.Project, isAboutCode: false, context.CancellationToken).ConfigureAwait(false) is not { } trial)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var found in trial.Of(diagnostic.Id).Where(found => found.Finding.Severity != Severity.Error && found.Tree.FilePath == diagnostic.Location.SourceTree?.FilePath && found.Place == diagnostic.Location.SourceSpan))
            {
                if (await trial.FindAsync(Propose, Demand.SameTraffic, found).ConfigureAwait(false) is { } edit)
                {
                    context.RegisterCodeFix(CodeAction.Create($"Accept {diagnostic.Id} here, with a reason", _ => trial.ApplyAsync(edit), equivalenceKey: "Accept" + diagnostic.Id), diagnostic);
                    break;
                }
            }
        }
    }

    private static IEnumerable<Edit?> Propose(FixSite site) => site.Sentence is { } sentence and not BinaryExpressionSyntax
        ? [Edit.Insert(site.Tree, sentence.Span.End, $".{nameof(PolicyStatementExtensions.Accept)}(\"{site.Finding.RuleId}\", \"{Placeholder}\")")]
        : [];
}
