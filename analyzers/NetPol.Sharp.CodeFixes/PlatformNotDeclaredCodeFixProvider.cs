using System;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.CodeFixes;

/// <summary>NETPOL5006: <c>[assembly: Platform("…")]</c> with the platform that the author chooses. There is no Fix All, because no tool knows which one it is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PlatformNotDeclaredCodeFixProvider))]
[Shared]
public sealed class PlatformNotDeclaredCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.PlatformNotDeclared];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        // What is declared and not known is for the author to correct.
        foreach (var diagnostic in context.Diagnostics.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error))
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    "Declare the platform",
                    [.. PlatformCatalog.All.Select(platform => CodeAction.Create(platform.Title, cancellation => DeclareAsync(context.Document, platform.Name, cancellation), equivalenceKey: RuleIds.PlatformNotDeclared + platform.Name))],
                    isInlinable: false),
                diagnostic);
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> DeclareAsync(Document document, string platform, CancellationToken cancellation)
    {
        var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var type = model.Compilation.GetTypeByMetadataName(typeof(PlatformAttribute).FullName!)?.ToMinimalDisplayString(model, root.Members.FirstOrDefault()?.SpanStart ?? root.FullSpan.End) ?? typeof(PlatformAttribute).FullName!;
        var name = type.EndsWith(nameof(Attribute), StringComparison.Ordinal) ? type.Substring(0, type.Length - nameof(Attribute).Length) : type;
        var declaration = $"[assembly: {name}(\"{platform}\")]";

        // Behind the using directives, where attributes of the assembly belong; without any, behind the head of the file.
        var before = root.Usings.LastOrDefault()?.Span.End ?? root.Externs.LastOrDefault()?.Span.End;
        var at = before ?? root.GetFirstToken(includeZeroWidth: true).SpanStart;
        var lineBreak = Texts.LineBreak(text, at);
        return document.WithText(text.WithChanges(new TextChange(new TextSpan(at, 0), before is null ? declaration + lineBreak : lineBreak + lineBreak + declaration)));
    }
}
