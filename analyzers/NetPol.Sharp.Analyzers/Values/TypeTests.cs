using System.Linq;
using Microsoft.CodeAnalysis;
using NetPol.Sharp.Analyzers.Host;

namespace NetPol.Sharp.Analyzers.Values;

/// <summary>Whether a value is of a type.</summary>
internal static class TypeTests
{
    /// <summary>Whether it is; a null is of no type.</summary>
    /// <exception cref="UnknownException">Values do not tell.</exception>
    internal static bool Is(object? value, ITypeSymbol type)
    {
        if (value is null)
        {
            return false;
        }

        if (type.SpecialType == SpecialType.System_Object)
        {
            return true;
        }

        if (type is ITypeParameterSymbol || (type is INamedTypeSymbol { IsTupleType: false, TypeArguments.Length: > 0 } generic && generic.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T))
        {
            // Values do not know type arguments.
            return value is string or EnumValue && type is INamedTypeSymbol ? false : throw new UnknownException(new Unknown($"whether a value is '{type.Name}' is not evaluated here", default));
        }

        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return Is(value, nullable.TypeArguments[0]);
        }

        if (type is INamedTypeSymbol { IsTupleType: true } tuple)
        {
            return value is TupleValue items && items.Items.Length == tuple.TupleElements.Length;
        }

        return value switch
        {
            UserObject instance => type is INamedTypeSymbol named && instance.Type.Supertypes.Contains(SymbolNames.Of(named)),
            EnumValue number => type is INamedTypeSymbol named && SymbolNames.Of(named) == number.Type,
            Closure => type.TypeKind == TypeKind.Delegate,
            _ when type is INamedTypeSymbol named && HostTypes.Definition(named) is { } definition => HostTypes.Erase(definition).IsInstanceOfType(value),
            _ when type is IArrayTypeSymbol array => value is object?[] && (array.ElementType.SpecialType == SpecialType.System_Object ? true : throw new UnknownException(new Unknown("whether a value is an array of that kind is not evaluated here", default))),
            _ when type.DeclaringSyntaxReferences.Length > 0 => false,
            _ => throw new UnknownException(new Unknown($"whether a value is '{type.Name}' is not evaluated here", default)),
        };
    }
}
