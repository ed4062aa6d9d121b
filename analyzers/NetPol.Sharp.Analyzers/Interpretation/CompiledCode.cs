using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetPol.Sharp.Analyzers.Interpretation;

/// <summary>Reads the code that an assembly carries of its sets (<see cref="CompiledPoliciesAttribute"/>).</summary>
internal static class CompiledCode
{
    /// <summary>The sets; <c>null</c> for one of which this version of the library does not understand all.</summary>
    /// <param name="sets">The elements of collection expressions.</param>
    /// <param name="references">What the code is compiled with.</param>
    /// <param name="cancellation">Ends the evaluation.</param>
    internal static IReadOnlyList<PolicySet?> Read(IReadOnlyList<string> sets, IEnumerable<MetadataReference> references, CancellationToken cancellation)
    {
        if (sets.Count == 0)
        {
            return [];
        }

        // INVARIANT: the tree has no path, by which Spans knows that its lines are those of other files.
        var tree = CSharpSyntaxTree.ParseText(
            "using NetPol.Sharp;\nusing static NetPol.Sharp.Dsl;\n" + string.Concat(sets.Select((set, index) => $"static class C{index}\n{{\nstatic PolicySet Policies =>\n[\n{set}\n];\n}}\n")),
            new CSharpParseOptions(LanguageVersion.Latest),
            path: "",
            cancellationToken: cancellation);
        var compilation = CSharpCompilation.Create("Compiled", [tree], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var members = new StaticMembers(compilation, new Memory(), new CompilationTexts(compilation), new CompiledSets([]), cancellation);
        return [.. tree.GetRoot(cancellation).DescendantNodes().OfType<PropertyDeclarationSyntax>().Select(property => Read(property, members))];
    }

    private static PolicySet? Read(PropertyDeclarationSyntax property, StaticMembers members) =>
        members.SymbolOf(property) is { } symbol && members.EvaluateSet(symbol, property) is { Value: PolicySet set, Log.Findings.Count: 0 } && !set.Any(statement => statement is UnevaluatedStatement) ? set : null;
}
