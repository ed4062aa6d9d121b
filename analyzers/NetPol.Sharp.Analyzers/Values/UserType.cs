using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetPol.Sharp.Analyzers.Host;

namespace NetPol.Sharp.Analyzers.Values;

/// <summary>What an object knows of its type.</summary>
/// <param name="Name">The metadata name.</param>
/// <param name="IsStruct">Whether it is copied where it is assigned.</param>
/// <param name="HasValueEquality">Whether two objects with equal members are equal.</param>
/// <param name="IsFixed">Whether no member of an object changes once it is made.</param>
/// <param name="Supertypes">The metadata names of the type, its base types and interfaces.</param>
internal sealed record UserType(string Name, bool IsStruct, bool HasValueEquality, bool IsFixed, IReadOnlyCollection<string> Supertypes)
{
    internal static UserType Of(INamedTypeSymbol type) => new(
        SymbolNames.Of(type),
        type.IsValueType,
        type.IsRecord || type.IsValueType || type.IsAnonymousType,
        Bases(type).Where(parent => parent.SpecialType == SpecialType.None).All(parent => parent.GetMembers().All(member => member.IsStatic || member switch
        {
            IFieldSymbol { IsImplicitlyDeclared: false } field => field.IsReadOnly || field.IsConst,
            IPropertySymbol property => property.SetMethod is null or { IsInitOnly: true },
            _ => true,
        })),
        new HashSet<string>(Bases(type).Concat(type.AllInterfaces).Select(SymbolNames.Of)));

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }
}
