using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetPol.Sharp.Analyzers.Generation;
using NetPol.Sharp.Tests.Analyzers;
using Xunit;

namespace NetPol.Sharp.Tests.Generation;

/// <summary>A program with what the generator adds to it.</summary>
internal sealed class GeneratedProgram
{
    private readonly GeneratorDriver _driver;
    private readonly SourceProgram _source;

    private GeneratedProgram(SourceProgram source, GeneratorDriver driver)
    {
        _source = source;
        _driver = driver.RunGeneratorsAndUpdateCompilation(source.Compilation, out var compilation, out var diagnostics);
        Assert.Empty(diagnostics);
        Program = new SourceProgram((CSharpCompilation)compilation) { Manifests = source.Manifests };
    }

    /// <summary>The program as the compiler sees it.</summary>
    internal SourceProgram Program { get; }

    /// <summary>What was generated, by file name.</summary>
    internal IReadOnlyDictionary<string, string> Sources => Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    internal GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    internal static GeneratedProgram Of(SourceProgram program, params (string Property, string Value)[] properties) => new(program, CSharpGeneratorDriver.Create(
        [new PolicyGenerator().AsSourceGenerator()],
        program.Manifests,
        (CSharpParseOptions)program.Compilation.SyntaxTrees[0].Options,
        new Properties(properties.ToDictionary(property => "build_property." + property.Property, property => property.Value)),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)));

    /// <summary>The program after an edit, of which the generator remembers what it can.</summary>
    internal GeneratedProgram With(string path, string text) => new(_source.With(path, text), _driver);

    /// <summary>What a step of the generator has to say of its results.</summary>
    internal IReadOnlyList<IncrementalStepRunReason> Reasons(string step) => [.. Result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason)];

    private sealed class Properties(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(values);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Options(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
