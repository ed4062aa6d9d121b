using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NetPol.Sharp.Analyzers.Diagnostics;
using NetPol.Sharp.Analyzers.Worlds;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Tests.Analyzers;

/// <summary>A policy program as source: what the compiler makes of it, what the analyzers say of it, and what it emits when it runs.</summary>
internal sealed class SourceProgram
{
    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "netstandard.dll" or "mscorlib.dll" or "Microsoft.CSharp.dll")
            .Append(typeof(PolicySet).Assembly.Location)
            .Append(typeof(PolicyProgram).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    internal SourceProgram(params (string Path, string Text)[] files) => Compilation = CSharpCompilation.Create(
        "program" + Guid.NewGuid().ToString("N"),
        files.Select(file => Parse(file.Path, file.Text)),
        s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    internal SourceProgram(CSharpCompilation compilation) => Compilation = compilation;

    internal CSharpCompilation Compilation { get; }

    /// <summary>The additional files of the project.</summary>
    internal ImmutableArray<AdditionalText> Manifests { get; init; } = [];

    /// <summary>Whether the hint counts that no platform is declared; programs of tests are for none in particular.</summary>
    internal bool WantsPlatform { get; init; }

    /// <summary>A program of one file, in which the language is at hand.</summary>
    internal static SourceProgram Of(string text) => new(("Program.cs", Usings + text));

    internal static string Usings => "using System;\nusing System.Collections.Generic;\nusing System.Collections.Immutable;\nusing System.IO;\nusing System.Linq;\nusing NetPol.Sharp;\nusing static NetPol.Sharp.Dsl;\n";

    internal static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview), path);

    /// <summary>The program with another version of a file.</summary>
    internal SourceProgram With(string path, string text) =>
        new(Compilation.ReplaceSyntaxTree(Compilation.SyntaxTrees.Single(tree => tree.FilePath == path), Parse(path, text))) { Manifests = Manifests };

    /// <summary>The program as an executable, for top-level statements.</summary>
    internal SourceProgram AsExecutable() =>
        new(Compilation.WithOptions(Compilation.Options.WithOutputKind(OutputKind.ConsoleApplication))) { Manifests = Manifests };

    /// <summary>The program with another one as a library that it references.</summary>
    internal SourceProgram Referencing(SourceProgram library)
    {
        using var stream = new MemoryStream();
        Xunit.Assert.Empty(library.Compilation.Emit(stream).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return new(Compilation.AddReferences(MetadataReference.CreateFromImage(stream.ToArray()))) { Manifests = Manifests };
    }

    /// <summary>What the compiler itself objects to.</summary>
    internal IReadOnlyList<Diagnostic> Errors => [.. Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];

    /// <summary>What the analyzers say.</summary>
    internal Task<IReadOnlyList<Diagnostic>> Analyze(params DiagnosticAnalyzer[] analyzers) => Analyze(Compilation, Manifests, analyzers.Length > 0 ? analyzers : [new PolicyAnalyzer()], WantsPlatform);

    /// <summary>What analyzers say of a compilation.</summary>
    internal static async Task<IReadOnlyList<Diagnostic>> Analyze(CSharpCompilation compilation, ImmutableArray<AdditionalText> manifests, DiagnosticAnalyzer[] analyzers, bool wantsPlatform = false)
    {
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions(manifests), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var diagnostics = await new CompilationWithAnalyzers(compilation, [.. analyzers], options).GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        return [.. diagnostics.Where(diagnostic => !diagnostic.IsSuppressed && (wantsPlatform || diagnostic.Id != RuleIds.PlatformNotDeclared || diagnostic.Severity == DiagnosticSeverity.Error)).OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    /// <summary>The entry points as the interpreter evaluates them.</summary>
    internal IReadOnlyList<EntryPoint> Evaluate(EntryPoints? entryPoints = null) => (entryPoints ?? new EntryPoints()).Of(Compilation, CancellationToken.None);

    /// <summary>The YAML of every entry point, from running the program.</summary>
    internal IReadOnlyDictionary<string, string> Run()
    {
        using var stream = new MemoryStream();
        var emitted = Compilation.Emit(stream);
        Xunit.Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)) + "\n" + string.Join("\n", Compilation.SyntaxTrees));
        stream.Position = 0;
        var context = new AssemblyLoadContext(name: null, isCollectible: true);
        try
        {
            var members = context.LoadFromStream(stream).GetTypes()
                .SelectMany(type => type.GetMembers(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
                .Where(member => member.GetCustomAttribute<PoliciesAttribute>() is not null);
            return members.ToDictionary(member => member.DeclaringType!.Name + "." + member.Name, YamlOf, StringComparer.Ordinal);
        }
        finally
        {
            context.Unload();
        }
    }

    internal static string YamlOf(object? set)
    {
        try
        {
            return set switch
            {
                PolicySet policies => policies.ToYaml() + string.Join("\n", policies.OfType<AssertionStatement>()),
                IEnumerable<PolicyStatement> statements => PolicySet.Create([.. statements]).ToYaml(),
                _ => set?.ToString() ?? "",
            };
        }
        catch (PolicyException exception)
        {
            return exception.RuleId;
        }
    }

    private static string YamlOf(MemberInfo member)
    {
        try
        {
            return YamlOf(member is PropertyInfo property ? property.GetValue(null) : ((MethodInfo)member).Invoke(null, null));
        }
        catch (TargetInvocationException exception)
        {
            return "throws " + exception.InnerException!.GetBaseException().GetType().Name;
        }
    }

    /// <summary>A file that is not C#.</summary>
    internal sealed class File(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
