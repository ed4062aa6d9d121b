using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.CodeFixes;

/// <summary>Fixes what one rule finds: proposes edits, and offers the first one with which the project compiles, the finding is gone and nothing worse is found.</summary>
public abstract class PolicyCodeFixProvider : CodeFixProvider
{
    private protected PolicyCodeFixProvider(string ruleId, string title) => (RuleId, Title) = (ruleId, title);

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds => [RuleId];

    /// <summary>The rule.</summary>
    internal string RuleId { get; }

    /// <summary>What the editor shows.</summary>
    internal string Title { get; }

    /// <summary>What the fix promises about traffic.</summary>
    internal virtual Demand Demand => Demand.None;

    /// <summary>Whether the rule is about the C#, and not about what it says.</summary>
    internal bool IsAboutCode => RuleId is RuleIds.StatementDiscarded or RuleIds.SetNotMarked;

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new PolicyFixAll(this);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await FixTrial.OfAsync(context.Document.Project, IsAboutCode, context.CancellationToken).ConfigureAwait(false) is not { } trial)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var found in trial.Of(RuleId).Where(found => found.Tree.FilePath == diagnostic.Location.SourceTree?.FilePath && found.Place == diagnostic.Location.SourceSpan))
            {
                if (await trial.FindAsync(Propose, Demand, found).ConfigureAwait(false) is { } edit)
                {
                    context.RegisterCodeFix(CodeAction.Create(Title, _ => trial.ApplyAsync(edit), equivalenceKey: RuleId), diagnostic);
                    break;
                }
            }
        }
    }

    /// <summary>Edits that may help, the best one first. <c>null</c> stands for one that cannot be made.</summary>
    internal abstract IEnumerable<Edit?> Propose(FixSite site);
}
