using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetPol.Sharp.Analyzers.Worlds;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Analyzers.Generation;

/// <summary>Writes code that follows from the project: workloads of its manifests as types, YAML of its policies as constants, and what other projects are to know of its policies.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class PolicyGenerator : IIncrementalGenerator
{
    /// <summary>The name of the step that reads manifests, one by one.</summary>
    internal const string ManifestsStep = "Manifests";

    /// <summary>The name of the step that writes the class <c>Workloads</c>.</summary>
    internal const string WorkloadsStep = "Workloads";

    /// <summary>The name of the step that evaluates the entry points.</summary>
    internal const string EntriesStep = "Entries";

    private const string Folder = "build_property.ProjectDir";
    private const string EmitsYaml = "build_property.NetPolEmitYaml";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var workloads = context.AdditionalTextsProvider.Where(ManifestTexts.IsManifest)
            .Select(WorkloadManifests.Read).WithTrackingName(ManifestsStep)
            .Where(found => found.Count > 0).Collect()
            .Select((found, _) => WorkloadsSource.Of(found.SelectMany(file => file))).WithTrackingName(WorkloadsStep);
        context.RegisterSourceOutput(workloads, (production, source) => Add(production, "Workloads", source));

        // Generators do not see generated code, and the very same tree must come again: what is remembered depends on it.
        var tree = workloads.Combine(context.ParseOptionsProvider).Select((given, cancellation) =>
            given.Left is { } source ? CSharpSyntaxTree.ParseText(source, (CSharpParseOptions)given.Right, path: "Workloads.g.cs", cancellationToken: cancellation) : null);
        var options = context.AnalyzerConfigOptionsProvider.Select((options, _) => (
            Folder: options.GlobalOptions.TryGetValue(Folder, out var folder) ? folder : "",
            EmitsYaml: options.GlobalOptions.TryGetValue(EmitsYaml, out var text) && bool.TryParse(text, out var isOn) && isOn));
        var compiled = new CompiledEntries();
        var entries = context.CompilationProvider.Combine(tree).Combine(options)
            .Select((given, cancellation) => compiled.Of(With(given.Left.Left, given.Left.Right), given.Right.Folder, given.Right.EmitsYaml, cancellation)).WithTrackingName(EntriesStep);
        context.RegisterImplementationSourceOutput(entries, (production, found) => Add(production, "Policies", CompiledSource.Of(found)));
        context.RegisterSourceOutput(entries, (production, found) => Add(production, "Yaml", YamlSource.Of(found)));
    }

    private static Compilation With(Compilation compilation, SyntaxTree? tree) => tree is null ? compilation : compilation.AddSyntaxTrees(tree);

    private static void Add(SourceProductionContext production, string name, string? source)
    {
        if (source is not null)
        {
            production.AddSource($"NetPol.Sharp.{name}.g.cs", source);
        }
    }
}
