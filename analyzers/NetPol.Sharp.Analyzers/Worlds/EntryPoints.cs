using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetPol.Sharp.Analyzers.Host;
using NetPol.Sharp.Analyzers.Interpretation;
using NetPol.Sharp.Analyzers.Values;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Analyzers.Worlds;

/// <summary>Finds and evaluates the entry points of a compilation. Those of trees that nothing has happened to are remembered.</summary>
internal sealed class EntryPoints
{
    private readonly Memory _memory = new();
    private readonly References _references = new();
    private readonly ConditionalWeakTable<SyntaxTree, Remembered> _remembered = new();

    internal IReadOnlyList<EntryPoint> Of(Compilation compilation, CancellationToken cancellation)
    {
        var texts = new CompilationTexts(compilation);
        var members = new StaticMembers(compilation, _memory, texts, _references.Of(compilation, cancellation), cancellation);
        return [.. compilation.SyntaxTrees.SelectMany(tree => Of(tree, members, texts, cancellation))];
    }

    /// <summary>The entry points of referenced assemblies.</summary>
    internal IReadOnlyList<EntryPoint> Referenced(Compilation compilation, CancellationToken cancellation) =>
    [
        .. _references.Of(compilation, cancellation).Assemblies.SelectMany(assembly => assembly.EntryPoints.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => new EntryPoint(
            entry.Key, entry.Value, SourceSpan.None, new Evaluation(assembly.Sets.TryGetValue(entry.Key, out var set) ? set : NotCarried(entry.Key, assembly.Name), new EvaluationLog())))),
    ];

    private static Unknown NotCarried(string member, string assembly) => new($"'{member}' was not evaluated completely when '{assembly}' was compiled", SourceSpan.None);

    private IReadOnlyList<EntryPoint> Of(SyntaxTree tree, StaticMembers members, CompilationTexts texts, CancellationToken cancellation)
    {
        if (_remembered.TryGetValue(tree, out var remembered) && remembered.Shape == texts.Shape && remembered.Entries.All(entry => texts.StillHolds(entry.Evaluation.Log)))
        {
            return remembered.Entries;
        }

        EntryPoint[] found = CompilationTexts.Of(tree).MayHaveEntryPoints ? [.. Marks(tree.GetRoot(cancellation)).Select(mark => Read(mark, members)).OfType<EntryPoint>()] : [];
        _remembered.Remove(tree);
        _remembered.GetValue(tree, _ => new Remembered(texts.Shape, found));
        return found;
    }

    private static IEnumerable<AttributeSyntax> Marks(SyntaxNode root)
    {
        var isAliased = IsAliased(root);
        return root.DescendantNodes().OfType<AttributeSyntax>().Where(attribute => isAliased || IsMark(attribute));
    }

    // An alias of the mark may have any name.
    private static bool IsAliased(SyntaxNode root) => ((CompilationUnitSyntax)root).Usings.Any(directive => directive.Alias is not null
        && (directive.NamespaceOrType.ToString().EndsWith(TreeText.Mark, StringComparison.Ordinal) || directive.NamespaceOrType.ToString().EndsWith(TreeText.Mark + "Attribute", StringComparison.Ordinal)));

    private static bool IsMark(AttributeSyntax attribute) => attribute.Name is SimpleNameSyntax { Identifier.ValueText: TreeText.Mark or TreeText.Mark + "Attribute" }
        or QualifiedNameSyntax { Right.Identifier.ValueText: TreeText.Mark or TreeText.Mark + "Attribute" };

    private static EntryPoint? Read(AttributeSyntax mark, StaticMembers members)
    {
        var declaration = mark.Parent?.Parent;
        if (declaration is not (PropertyDeclarationSyntax or MethodDeclarationSyntax) || members.SymbolOf(declaration) is not { } symbol
            || symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass is { Name: nameof(PoliciesAttribute) } type && HostTypes.IsOfLibrary(type)) is not { } data)
        {
            return null;
        }

        var cluster = data.NamedArguments.FirstOrDefault(argument => argument.Key == nameof(PoliciesAttribute.Cluster)).Value.Value as string ?? "";
        var identifier = declaration is PropertyDeclarationSyntax property ? property.Identifier : ((MethodDeclarationSyntax)declaration).Identifier;
        var span = Spans.Of(identifier.SyntaxTree!, identifier.Span);
        if (!symbol.IsStatic || symbol is IMethodSymbol { Parameters.Length: > 0 } or IPropertySymbol { IsIndexer: true })
        {
            var log = new EvaluationLog();
            log.Trees.Add(identifier.SyntaxTree!);
            log.Findings.Add(Findings.Make(
                RuleCatalog.Find(RuleIds.SetNotMarked),
                span,
                $"'{SymbolNames.Short(symbol)}' is marked [Policies] and is no static property or static method without parameters, so nothing checks it while it is written; make it one"));
            return new EntryPoint(SymbolNames.Short(symbol), cluster, span, new Evaluation(new Unknown("it is marked in vain", span) { IsReported = true }, log));
        }

        return new EntryPoint(SymbolNames.Short(symbol), cluster, span, members.EvaluateSet(symbol, declaration))
        {
            FullName = CompiledSets.NameOf(symbol),
            Namespace = symbol.ContainingNamespace is { IsGlobalNamespace: false } ns ? ns.ToDisplayString() : "",
            EmitsYaml = data.NamedArguments.Any(argument => argument is { Key: nameof(PoliciesAttribute.EmitYaml), Value.Value: true }),
        };
    }

    private sealed record Remembered(string Shape, IReadOnlyList<EntryPoint> Entries);
}
