using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace NetPol.Sharp.Analyzers.Host;

/// <summary>Names under which symbols of a compilation and types of this process can be compared.</summary>
internal static class SymbolNames
{
    /// <summary>The metadata name of a type's definition: <c>System.Collections.Generic.List`1</c>.</summary>
    internal static string Of(INamedTypeSymbol type)
    {
        type = type.OriginalDefinition;
        if (type.ContainingType is { } outer)
        {
            return Of(outer) + "+" + type.MetadataName;
        }

        return type.ContainingNamespace is { IsGlobalNamespace: false } ns ? ns.ToDisplayString() + "." + type.MetadataName : type.MetadataName;
    }

    /// <summary>A member as a reader would write it: <c>File.ReadAllText</c>.</summary>
    internal static string Short(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.Constructor }
        ? "new " + member.ContainingType.Name
        : member.ContainingType is { } type && member is not (ILocalSymbol or IParameterSymbol) ? type.Name + "." + member.Name : member.Name;

    /// <summary>A parameter's type, with type parameters by their position.</summary>
    internal static string Signature(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } parameter => "!!" + parameter.Ordinal,
        ITypeParameterSymbol parameter => "!" + parameter.Ordinal,
        IArrayTypeSymbol array => Signature(array.ElementType) + "[]",
        IDynamicTypeSymbol => "System.Object",
        INamedTypeSymbol named when Arguments(named).ToArray() is { Length: > 0 } arguments => Of(named) + "<" + string.Join(",", arguments.Select(Signature)) + ">",
        INamedTypeSymbol named => Of(named),
        _ => type.ToDisplayString(),
    };

    /// <summary>The same of a type of this process.</summary>
    internal static string Signature(Type type)
    {
        if (type.IsByRef)
        {
            return Signature(type.GetElementType()!);
        }

        if (type.IsGenericParameter)
        {
            return (type.DeclaringMethod is null ? "!" : "!!") + type.GenericParameterPosition;
        }

        if (type.IsArray)
        {
            return Signature(type.GetElementType()!) + "[]";
        }

        return type.IsGenericType
            ? type.GetGenericTypeDefinition().FullName + "<" + string.Join(",", type.GetGenericArguments().Select(Signature)) + ">"
            : type.FullName ?? type.Name;
    }

    private static IEnumerable<ITypeSymbol> Arguments(INamedTypeSymbol type) =>
        (type.ContainingType is { } outer ? Arguments(outer) : []).Concat(type.TypeArguments);
}
