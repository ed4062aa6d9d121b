using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using NetPol.Sharp.Analyzers.Host;

namespace NetPol.Sharp.Analyzers.Interpretation;

/// <summary>The sets of referenced assemblies, as their own compilations found them.</summary>
/// <param name="assemblies">The assemblies that have any.</param>
internal sealed class CompiledSets(IReadOnlyList<CompiledAssembly> assemblies)
{
    /// <summary>The assemblies that have sets.</summary>
    internal IReadOnlyList<CompiledAssembly> Assemblies => assemblies;

    /// <summary>The value of a member; <c>null</c> when its assembly does not carry it.</summary>
    internal PolicySet? Find(ISymbol member) =>
        assemblies.FirstOrDefault(assembly => assembly.Name == member.ContainingAssembly?.Name) is { } found && found.Sets.TryGetValue(NameOf(member), out var set) ? set : null;

    /// <summary>The full name of a member; empty where it is one of a generic type.</summary>
    internal static string NameOf(ISymbol member) => member.ContainingType is { IsGenericType: false } type ? SymbolNames.Of(type).Replace('+', '.') + "." + member.Name : "";
}
