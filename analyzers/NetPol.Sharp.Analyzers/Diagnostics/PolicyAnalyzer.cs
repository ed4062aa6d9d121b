using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NetPol.Sharp.Analyzers.Interpretation;
using NetPol.Sharp.Analyzers.Worlds;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Analyzers.Diagnostics;

/// <summary>Evaluates the policy sets of a project, judges them as worlds, and reports what it finds where it is written: in C# and in manifests among the additional files.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PolicyAnalyzer : DiagnosticAnalyzer
{
    private readonly Judge _judge = new();

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics =>
        Descriptors.All.RemoveAll(descriptor => descriptor.Id is RuleIds.StatementDiscarded);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName(typeof(PoliciesAttribute).FullName!) is null)
        {
            return;
        }

        // Reported tree by tree: what is reported at the end of a compilation is not shown while typing.
        var judgement = new CompilationJudgement(context.Compilation, context.Options, _judge);
        var known = KnownFindings.Of(context.Options, context.CancellationToken);
        context.RegisterSemanticModelAction(model => Report(model.SemanticModel.SyntaxTree, judgement, known, model));
        context.RegisterAdditionalFileAction(file => Report(judgement, known, file));
    }

    private static void Report(SyntaxTree tree, CompilationJudgement judgement, KnownFindings known, SemanticModelAnalysisContext context)
    {
        foreach (var finding in known.Unknown(judgement.In(tree.FilePath, context.CancellationToken)))
        {
            var span = Spans.ToText(tree.GetText(context.CancellationToken), finding.Span);
            context.ReportDiagnostic(Descriptors.Of(finding, Location.Create(tree, span), Related(finding, context.SemanticModel.Compilation, context.Options, context.CancellationToken)));
        }
    }

    private static void Report(CompilationJudgement judgement, KnownFindings known, AdditionalFileAnalysisContext context)
    {
        if (!ManifestTexts.IsManifest(context.AdditionalFile))
        {
            return;
        }

        foreach (var finding in known.Unknown(judgement.In(context.AdditionalFile.Path, context.CancellationToken)))
        {
            context.ReportDiagnostic(Descriptors.Of(
                finding, OfFile(context.AdditionalFile, finding.Span, context.CancellationToken), Related(finding, context.Compilation, context.Options, context.CancellationToken)));
        }
    }

    private static ImmutableArray<Location> Related(Finding finding, Compilation compilation, AnalyzerOptions options, CancellationToken cancellation) =>
        [.. finding.Related.SelectMany(related => Of(related.Span, compilation, options, cancellation))];

    private static IEnumerable<Location> Of(SourceSpan span, Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        if (compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == span.File) is { } tree)
        {
            yield return Location.Create(tree, Spans.ToText(tree.GetText(cancellation), span));
        }
        else if (options.AdditionalFiles.FirstOrDefault(file => file.Path == span.File) is { } file)
        {
            yield return OfFile(file, span, cancellation);
        }
    }

    private static Location OfFile(AdditionalText file, SourceSpan span, CancellationToken cancellation)
    {
        var text = file.GetText(cancellation) ?? SourceText.From("");
        var place = Spans.ToText(text, span);
        return Location.Create(file.Path, place, text.Lines.GetLinePositionSpan(place));
    }
}
