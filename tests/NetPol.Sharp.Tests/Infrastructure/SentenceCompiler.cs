using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetPol.Sharp.Tests.Infrastructure;

/// <summary>Compiles a statement where users write it, as the element of a policy set.</summary>
internal static class SentenceCompiler
{
    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "netstandard.dll" or "mscorlib.dll")
            .Append(typeof(PolicySet).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    internal static ImmutableArray<Diagnostic> Compile(string statement)
    {
        var tree = CSharpSyntaxTree.ParseText(
            $$"""
            using NetPol.Sharp;
            using static NetPol.Sharp.Dsl;
            public static class Shop
            {
                [Policies]
                public static PolicySet Policies => [{{statement}}];
            }
            """,
            new CSharpParseOptions(LanguageVersion.Preview));
        return CSharpCompilation.Create(
            "shape", [tree], s_references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .GetDiagnostics();
    }
}
