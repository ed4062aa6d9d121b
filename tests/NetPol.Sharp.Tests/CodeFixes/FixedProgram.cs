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

/// <summary>A program in a workspace, its findings as the analyzers report them, and what fixes make of it. Every version has to compile.</summary>
internal sealed class FixedProgram : IDisposable
{
    private readonly AdhocWorkspace _workspace = new();
    private readonly ProjectId _id;
    private Solution _solution;

    internal FixedProgram(string[] texts, params string[] manifests)
    {
        var compilation = SourceProgram.Of("").Compilation;
        var project = _workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "program", "program", LanguageNames.CSharp,
            compilationOptions: compilation.Options, parseOptions: new CSharpParseOptions(LanguageVersion.Preview), metadataReferences: compilation.References));
        (_id, _solution) = (project.Id, project.Solution);
        for (var i = 0; i < texts.Length; i++)
        {
            var name = i == 0 ? "Program.cs" : $"Program{i}.cs";
            _solution = _solution.AddDocument(DocumentId.CreateNewId(_id), name, SourceText.From(SourceProgram.Usings + texts[i]), filePath: name);
        }

        for (var i = 0; i < manifests.Length; i++)
        {
            _solution = _solution.AddAdditionalDocument(DocumentId.CreateNewId(_id), $"{i}.yaml", SourceText.From(manifests[i]), filePath: $"k8s/{i}.yaml");
        }
    }

    private Document[] Documents => [.. _solution.GetProject(_id)!.Documents.OrderBy(document => document.FilePath, StringComparer.Ordinal)];

    public void Dispose() => _workspace.Dispose();

    /// <summary>Applies the fix of the first finding of a rule; nothing is done if none is offered.</summary>
    internal async Task<CodeAction?> FixFirst(CodeFixProvider provider, string id)
    {
        var diagnostics = await Diagnostics(id);
        Assert.NotEmpty(diagnostics);
        var actions = new List<CodeAction>();
        var document = Documents.Single(document => document.FilePath == diagnostics[0].Location.SourceTree?.FilePath);
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostics[0], (action, _) => actions.Add(action), CancellationToken.None));
        if (actions.Count == 0)
        {
            return null;
        }

        await Apply(Assert.Single(actions));
        var after = await Diagnostics(id);
        Assert.True(after.Length < diagnostics.Length, string.Join("\n", after));
        return actions[0];
    }

    /// <summary>Fixes all findings of a rule at once.</summary>
    internal async Task FixAll(CodeFixProvider provider, string id, FixAllScope scope = FixAllScope.Solution)
    {
        var known = new Known([.. (await Diagnostics(id)).Where(diagnostic => diagnostic.Location.SourceTree is not null)]);
        var context = new FixAllContext(Documents[0], provider, scope, id, [id], known, CancellationToken.None);
        await Apply(await provider.GetFixAllProvider()!.GetFixAsync(context) ?? throw new InvalidOperationException("No fix for all."));
    }

    /// <summary>What is found of some rules, or of all.</summary>
    internal async Task<ImmutableArray<Diagnostic>> Diagnostics(params string[] ids)
    {
        var project = _solution.GetProject(_id)!;
        var compilation = (CSharpCompilation)(await project.GetCompilationAsync())!;
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var diagnostics = await SourceProgram.Analyze(compilation, project.AnalyzerOptions.AdditionalFiles, [new PolicyAnalyzer(), new UsageAnalyzer()]);
        return [.. diagnostics.Where(diagnostic => ids.Length == 0 || ids.Contains(diagnostic.Id))];
    }

    /// <summary>The files, without the usings.</summary>
    internal async Task<string[]> Texts() => await Task.WhenAll(Documents.Select(async document => (await document.GetTextAsync()).ToString()[SourceProgram.Usings.Length..]));

    private async Task Apply(CodeAction action) => _solution = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    private sealed class Known(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(diagnostic => diagnostic.Location.SourceTree!.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
