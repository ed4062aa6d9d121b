using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using NetPol.Sharp.Analyzers.Host;

namespace NetPol.Sharp.Analyzers.Interpretation;

/// <summary>Finds the sets of referenced assemblies. An assembly is looked at once, and code that it still carries in another version is read once.</summary>
internal sealed class References
{
    private readonly ConditionalWeakTable<Compilation, CompiledSets> _compilations = new();
    private readonly ConditionalWeakTable<IAssemblySymbol, CompiledAssembly> _assemblies = new();
    private readonly ConcurrentDictionary<string, (IReadOnlyList<(string Member, string Cluster, string? Statements)> Code, IReadOnlyList<PolicySet?> Sets)> _read = new(StringComparer.Ordinal);

    /// <summary>The sets of the assemblies that a compilation references. Whoever asks first looks at them.</summary>
    internal CompiledSets Of(Compilation compilation, CancellationToken cancellation) => _compilations.GetValue(compilation, _ => new CompiledSets(
        [.. compilation.SourceModule.ReferencedAssemblySymbols.Where(KnowsLibrary).Select(assembly => Of(assembly, compilation, cancellation)).Where(assembly => assembly.EntryPoints.Count > 0)]));

    private static bool KnowsLibrary(IAssemblySymbol assembly) => assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == "NetPol.Sharp"));

    private CompiledAssembly Of(IAssemblySymbol assembly, Compilation compilation, CancellationToken cancellation)
    {
        if (!_assemblies.TryGetValue(assembly, out var known))
        {
            known = Read(assembly, compilation, cancellation);
            _assemblies.GetValue(assembly, _ => known);
        }

        return known;
    }

    private CompiledAssembly Read(IAssemblySymbol assembly, Compilation compilation, CancellationToken cancellation)
    {
        (string Member, string Cluster, string? Statements)[] code = [.. assembly.GetAttributes().Where(attribute => IsOurs(attribute, nameof(CompiledPoliciesAttribute)))
            .Where(attribute => attribute.ConstructorArguments.Length == 3)
            .Select(attribute => (Text(attribute, 0) ?? "", Text(attribute, 1) ?? "", Text(attribute, 2))).Distinct()];
        if (!_read.TryGetValue(assembly.Name, out var read) || !read.Code.SequenceEqual(code))
        {
            read = (code, CompiledCode.Read([.. code.Select(set => set.Statements ?? "")], compilation.References, cancellation));
            _read[assembly.Name] = read;
        }

        var sets = new Dictionary<string, PolicySet>(StringComparer.Ordinal);
        for (var i = 0; i < code.Length; i++)
        {
            if (code[i].Statements is not null && read.Sets[i] is { } set)
            {
                sets[code[i].Member] = set;
            }
        }

        // Members that are not public are entry points, too, and the compiler does not show them.
        var entries = code.GroupBy(entry => entry.Member, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First().Cluster, StringComparer.Ordinal);
        foreach (var member in Types(assembly.GlobalNamespace).SelectMany(type => type.GetMembers()).Where(member => member is IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary }))
        {
            if (member.GetAttributes().FirstOrDefault(attribute => IsOurs(attribute, nameof(PoliciesAttribute))) is { } mark)
            {
                entries[CompiledSets.NameOf(member)] = mark.NamedArguments.FirstOrDefault(argument => argument.Key == nameof(PoliciesAttribute.Cluster)).Value.Value as string ?? "";
            }
        }

        return new CompiledAssembly(assembly.Name, sets, entries);
    }

    private static string? Text(AttributeData attribute, int argument) => attribute.ConstructorArguments[argument].Value as string;

    private static bool IsOurs(AttributeData attribute, string name) => attribute.AttributeClass is { } type && type.Name == name && HostTypes.IsOfLibrary(type);

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) => container.GetMembers().SelectMany(member => member switch
    {
        INamespaceSymbol ns => Types(ns),
        INamedTypeSymbol type => Types(type).Prepend(type),
        _ => [],
    });
}
