using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetPol.Sharp.Analyzers.Host;

namespace NetPol.Sharp.Analyzers.Values;

/// <summary>Values that the compiler knows.</summary>
internal static class Constants
{
    /// <summary>A constant of a type.</summary>
    internal static object? Of(object? value, ITypeSymbol? type)
    {
        type = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        if (value is null || type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration)
        {
            return value;
        }

        return HostTypes.Definition(enumeration) is { } known ? Enum.ToObject(known, value) : EnumOf(enumeration, Convert.ToInt64(value, CultureInfo.InvariantCulture));
    }

    /// <summary>A value of an enumeration that the program declares, or of one that is not known in this process.</summary>
    internal static EnumValue EnumOf(INamedTypeSymbol enumeration, long number)
    {
        var member = enumeration.GetMembers().OfType<IFieldSymbol>()
            .FirstOrDefault(field => field.HasConstantValue && Convert.ToInt64(field.ConstantValue, CultureInfo.InvariantCulture) == number);
        return new EnumValue(SymbolNames.Of(enumeration), number, member?.Name ?? Flags(enumeration, number) ?? number.ToString(CultureInfo.InvariantCulture));
    }

    // The greatest flags first, as .NET takes them, printed from the least; null when something is left over.
    private static string? Flags(INamedTypeSymbol enumeration, long number)
    {
        if (!enumeration.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: nameof(FlagsAttribute) }))
        {
            return null;
        }

        var names = new List<string>();
        foreach (var (name, value) in enumeration.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue)
            .Select(field => (field.Name, Value: Convert.ToInt64(field.ConstantValue, CultureInfo.InvariantCulture))).OrderByDescending(field => unchecked((ulong)field.Value)))
        {
            if (value != 0 && (number & value) == value)
            {
                names.Insert(0, name);
                number &= ~value;
            }
        }

        return number == 0 && names.Count > 0 ? string.Join(", ", names) : null;
    }

    /// <summary>The value that a variable of a type has before one is assigned.</summary>
    /// <exception cref="UnknownException">The type is one whose default value has no form here.</exception>
    internal static object? Default(ITypeSymbol type)
    {
        if (type is ITypeParameterSymbol)
        {
            throw new UnknownException(new Unknown($"'default({type.Name})' is not evaluated here", default));
        }

        if (!type.IsValueType || type is not INamedTypeSymbol named || named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            return null;
        }

        if (named.TypeKind == TypeKind.Enum)
        {
            return HostTypes.Definition(named) is { } known ? Enum.ToObject(known, 0) : EnumOf(named, 0);
        }

        if (named.IsTupleType)
        {
            return new TupleValue([.. named.TupleElements.Select(element => Default(element.Type))]);
        }

        return HostTypes.Definition(named) is { } host ? Activator.CreateInstance(HostTypes.Erase(host)) : DefaultStruct(named);
    }

    private static UserObject DefaultStruct(INamedTypeSymbol type)
    {
        if (type.DeclaringSyntaxReferences.Length == 0)
        {
            throw new UnknownException(new Unknown($"'default({type.Name})' is not evaluated here", default));
        }

        var value = new UserObject(UserType.Of(type));
        foreach (var field in type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic))
        {
            value.Members[UserObject.KeyOf(field)] = Default(field.Type);
        }

        return value;
    }
}
