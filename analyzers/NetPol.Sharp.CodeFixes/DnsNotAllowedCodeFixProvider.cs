using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using NetPol.Sharp.Analyzers.Worlds;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.CodeFixes;

/// <summary>NETPOL3001: adds <c>Allow.Dns</c> to the set, or <c>Allow.DnsFor(…)</c> where the statement names another namespace than the set is for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DnsNotAllowedCodeFixProvider))]
[Shared]
public sealed class DnsNotAllowedCodeFixProvider : CodeFixProvider
{
    private const string Title = "Allow DNS";

    private readonly Judge _judge = new();

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.DnsNotAllowed];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
    {
        // One after the other: most are gone with the first of their set.
        var places = diagnostics.Select(diagnostic => diagnostic.Location.SourceSpan).Distinct().OrderBy(span => span.Start).ToArray();
        for (var index = 0; index < places.Length; index++)
        {
            if (await new DnsStatement(document, places[index], _judge).FindAsync(context.CancellationToken).ConfigureAwait(false) is { } added)
            {
                document = await AddAsync(document, added).ConfigureAwait(false);
                places = [.. places.Select(span => span.Start >= added.Span.Start ? new TextSpan(span.Start + added.NewText!.Length, span.Length) : span)];
            }
        }

        return document;
    });

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await new DnsStatement(context.Document, diagnostic.Location.SourceSpan, _judge).FindAsync(context.CancellationToken).ConfigureAwait(false) is { } added)
            {
                context.RegisterCodeFix(CodeAction.Create(Title, _ => AddAsync(context.Document, added), equivalenceKey: RuleIds.DnsNotAllowed), diagnostic);
            }
        }
    }

    private static async Task<Document> AddAsync(Document document, TextChange added)
    {
        var text = await document.GetTextAsync().ConfigureAwait(false);
        return document.WithText(text.WithChanges(added));
    }
}
