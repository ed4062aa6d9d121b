using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using NetPol.Sharp.Analyzers.Diagnostics;
using NetPol.Sharp.Tests.Analyzers;
using Xunit;

namespace NetPol.Sharp.Tests.CodeFixes;

/// <summary>A program in a workspace, its findings as the analyzers report them, and what a fix makes of it.</summary>
internal sealed class FixedProgram : IDisposable
{
    private readonly AdhocWorkspace _workspace = new();
    private readonly CodeFixProvider _provider;
    private readonly string _id;

    internal FixedProgram(CodeFixProvider provider, string id, string text)
    {
        _provider = provider;
        _id = id;
        var compilation = SourceProgram.Of(text).Compilation;
        var project = _workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "program", "program", LanguageNames.CSharp,
            compilationOptions: compilation.Options, parseOptions: new CSharpParseOptions(LanguageVersion.Preview), metadataReferences: compilation.References));
        Document = _workspace.AddDocument(DocumentInfo.Create(
            DocumentId.CreateNewId(project.Id), "Program.cs", filePath: "Program.cs",
            loader: TextLoader.From(TextAndVersion.Create(SourceText.From(SourceProgram.Usings + text), VersionStamp.Default))));
    }

    private Document Document { get; set; }

    public void Dispose() => _workspace.Dispose();

    /// <summary>The program after the fix of its first finding; null if none is offered.</summary>
    internal async Task<string?> FixFirst()
    {
        var actions = new List<CodeAction>();
        var diagnostics = await Diagnostics();
        Assert.NotEmpty(diagnostics);
        await _provider.RegisterCodeFixesAsync(new CodeFixContext(Document, diagnostics[0], (action, _) => actions.Add(action), CancellationToken.None));
        if (actions.Count == 0)
        {
            return null;
        }

        await Apply(Assert.Single(actions));
        Assert.Equal(diagnostics.Length - 1, (await Diagnostics()).Length);
        return await Text();
    }

    /// <summary>The program after all findings of the document were fixed at once.</summary>
    internal async Task<string> FixAll()
    {
        var context = new FixAllContext(Document, _provider, FixAllScope.Document, _id, [_id], new Known(await Diagnostics()), CancellationToken.None);
        await Apply(await _provider.GetFixAllProvider()!.GetFixAsync(context) ?? throw new InvalidOperationException("No fix for all."));
        return await Text();
    }

    internal async Task<ImmutableArray<Diagnostic>> Diagnostics()
    {
        var compilation = (CSharpCompilation)(await Document.Project.GetCompilationAsync())!;
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var diagnostics = await SourceProgram.Analyze(compilation, [], [new PolicyAnalyzer()]);
        return [.. diagnostics.Where(diagnostic => diagnostic.Id == _id)];
    }

    private async Task Apply(CodeAction action)
    {
        var operation = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
        Document = operation.ChangedSolution.GetDocument(Document.Id)!;
    }

    private async Task<string> Text() => (await Document.GetTextAsync()).ToString()[SourceProgram.Usings.Length..];

    private sealed class Known(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
