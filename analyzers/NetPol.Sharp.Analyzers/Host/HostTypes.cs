using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace NetPol.Sharp.Analyzers.Host;

/// <summary>
/// The types whose members are called for real: the library's, and those of .NET that compute and do nothing else. Type parameters of the latter are <c>object</c>, because
/// types that the program declares do not exist in this process.
/// </summary>
internal static class HostTypes
{
    private static readonly Dictionary<string, Type> s_types = new[]
    {
        typeof(string), typeof(char), typeof(bool), typeof(object), typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong),
        typeof(double), typeof(float), typeof(decimal), typeof(Math), typeof(Convert), typeof(StringBuilder), typeof(StringComparer), typeof(StringComparison), typeof(StringSplitOptions),
        typeof(CultureInfo), typeof(IFormatProvider), typeof(System.IO.Path), typeof(TimeSpan), typeof(Array), typeof(Enumerable), typeof(IComparable), typeof(IFormattable), typeof(System.Collections.IEnumerable),
        typeof(List<>), typeof(Dictionary<,>), typeof(HashSet<>), typeof(SortedSet<>), typeof(SortedDictionary<,>), typeof(SortedList<,>), typeof(Queue<>), typeof(Stack<>),
        typeof(LinkedList<>), typeof(KeyValuePair<,>), typeof(IEnumerable<>), typeof(ICollection<>), typeof(IList<>), typeof(IReadOnlyCollection<>), typeof(IReadOnlyList<>),
        typeof(IDictionary<,>), typeof(IReadOnlyDictionary<,>), typeof(ISet<>), typeof(IGrouping<,>), typeof(ILookup<,>), typeof(IOrderedEnumerable<>), typeof(Lookup<,>),
        typeof(ImmutableArray), typeof(ImmutableArrayExtensions), typeof(ImmutableArray<>), typeof(ImmutableArray<>.Builder), typeof(ImmutableList), typeof(ImmutableList<>), typeof(ImmutableDictionary),
        typeof(ImmutableDictionary<,>), typeof(ImmutableHashSet), typeof(ImmutableHashSet<>), typeof(ImmutableSortedDictionary), typeof(ImmutableSortedDictionary<,>),
        typeof(ImmutableSortedSet), typeof(ImmutableSortedSet<>), typeof(IImmutableList<>), typeof(IImmutableDictionary<,>), typeof(IImmutableSet<>),
        typeof(System.Collections.ObjectModel.ReadOnlyCollection<>), typeof(System.Collections.ObjectModel.ReadOnlyDictionary<,>),
        typeof(IEqualityComparer<>), typeof(IComparer<>), typeof(EqualityComparer<>), typeof(Comparer<>),
    }.ToDictionary(type => type.FullName!, StringComparer.Ordinal);

    // Known to newer frameworks only.
    private static readonly string[] s_newer =
    [
        "System.Collections.Generic.KeyValuePair, System.Private.CoreLib",
        "System.Collections.Generic.CollectionExtensions, System.Collections",
        "System.Collections.Generic.IReadOnlySet`1, System.Private.CoreLib",
        "System.Collections.Frozen.FrozenDictionary, System.Collections.Immutable",
        "System.Collections.Frozen.FrozenDictionary`2, System.Collections.Immutable",
        "System.Collections.Frozen.FrozenSet, System.Collections.Immutable",
        "System.Collections.Frozen.FrozenSet`1, System.Collections.Immutable",
    ];

    static HostTypes()
    {
        foreach (var type in s_newer.Select(name => Type.GetType(name, throwOnError: false)).OfType<Type>())
        {
            s_types[type.FullName!] = type;
        }
    }

    /// <summary>Whether a type is one of the library.</summary>
    internal static bool IsOfLibrary(ITypeSymbol type) => type.ContainingAssembly?.Name == "NetPol.Sharp";

    /// <summary>Whether a type is a span.</summary>
    internal static bool IsSpan(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", Arity: 1, ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>The definition in this process of a type of the library or of .NET; <c>null</c> when it has none.</summary>
    internal static Type? Definition(INamedTypeSymbol type) => IsOfLibrary(type) ? typeof(PolicySet).Assembly.GetType(SymbolNames.Of(type))
        : IsDeclaredInSource(type) ? null
        : s_types.TryGetValue(SymbolNames.Of(type), out var known) ? known
        : null;

    /// <summary>The type that values of a type of the program have in this process; <c>object</c> for those that it declares itself.</summary>
    internal static Type Of(ITypeSymbol type)
    {
        switch (type)
        {
            case INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable:
                return Of(nullable.TypeArguments[0]);
            case IArrayTypeSymbol:
                return typeof(object[]);
            case INamedTypeSymbol named when Definition(named) is { } definition:
                return Erase(definition, IsOfLibrary(named) ? [.. named.TypeArguments.Select(Of)] : null);
            default:
                return typeof(object);
        }
    }

    /// <summary>A definition with its type parameters filled in, by <c>object</c> where nothing is given.</summary>
    internal static Type Erase(Type definition, Type[]? arguments = null) => definition.IsGenericTypeDefinition
        ? definition.MakeGenericType(arguments ?? [.. definition.GetGenericArguments().Select(_ => typeof(object))])
        : definition;

    private static bool IsDeclaredInSource(ITypeSymbol type) => type.DeclaringSyntaxReferences.Length > 0;
}
