using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace NetPol.Sharp.Analyzers.Host;

/// <summary>Finds the method of this process that a symbol of a compilation stands for.</summary>
internal static class HostMembers
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // Pure in what they return, but not of their arguments alone.
    private static readonly string[] s_excluded =
    [
        "System.Object.GetHashCode", "System.String.GetHashCode", "System.Object.GetType", "System.Globalization.CultureInfo.get_CurrentCulture", "System.Globalization.CultureInfo.get_CurrentUICulture",
        "System.IO.Path.GetFullPath", "System.IO.Path.GetRelativePath", "System.IO.Path.GetRandomFileName", "System.IO.Path.GetTempFileName", "System.IO.Path.GetTempPath", "System.IO.Path.Exists",
    ];

    private static readonly ConcurrentDictionary<string, MethodBase?> s_found = new(StringComparer.Ordinal);

    /// <summary>The method, with its own type parameters filled in; <c>null</c> when this process has none, or it must not be called.</summary>
    internal static MethodBase? Find(IMethodSymbol method)
    {
        method = (method.ReducedFrom ?? method).PartialImplementationPart ?? method.ReducedFrom ?? method;
        if (method.ContainingType is not { } containing || HostTypes.Definition(containing) is not { } definition)
        {
            return null;
        }

        var key = SymbolNames.Signature(method.ContainingType) + "." + method.MetadataName + "`" + method.Arity + "(" + string.Join(",", method.OriginalDefinition.Parameters.Select(parameter => SymbolNames.Signature(parameter.Type))) + ")"
            + (method.MethodKind == MethodKind.Conversion ? SymbolNames.Signature(method.OriginalDefinition.ReturnType) : "");
        var found = s_found.GetOrAdd(key, _ => Find(method, HostTypes.Of(containing), definition));
        return found is MethodInfo { IsGenericMethodDefinition: true } generic ? Instantiate(generic, method) : found;
    }

    private static MethodBase? Find(IMethodSymbol method, Type type, Type definition)
    {
        if (s_excluded.Contains(definition.FullName + "." + method.MetadataName))
        {
            return null;
        }

        MethodBase[] candidates = method.MethodKind == MethodKind.Constructor
            ? definition.GetConstructors(Any)
            : [.. definition.GetMethods(Any).Where(candidate => candidate.Name == method.MetadataName && candidate.GetGenericArguments().Length == method.Arity)];
        // Reflection passes no spans; where a method takes one, there is mostly another one that takes an array.
        var signatures = method.OriginalDefinition.Parameters.Select(parameter => HostTypes.IsSpan(parameter.Type)
            ? SymbolNames.Signature(((INamedTypeSymbol)parameter.Type).TypeArguments[0]) + "[]"
            : SymbolNames.Signature(parameter.Type)).ToArray();
        var found = Array.Find(candidates, candidate => candidate.IsStatic == method.IsStatic
            && candidate.GetParameters().Select(parameter => SymbolNames.Signature(parameter.ParameterType)).SequenceEqual(signatures)
            && (method.MethodKind != MethodKind.Conversion || SymbolNames.Signature(((MethodInfo)candidate).ReturnType) == SymbolNames.Signature(method.OriginalDefinition.ReturnType)));

        // The same member of the type whose parameters are filled in.
        return found is null || type == definition ? found : MethodBase.GetMethodFromHandle(found.MethodHandle, type.TypeHandle);
    }

    private static MethodInfo? Instantiate(MethodInfo generic, IMethodSymbol method)
    {
        Type[] arguments = HostTypes.IsOfLibrary(method.ContainingType)
            ? [.. method.TypeArguments.Select(HostTypes.Of)]
            : [.. method.TypeArguments.Select(_ => typeof(object))];
        try
        {
            return generic.MakeGenericMethod(arguments);
        }
        catch (ArgumentException)
        {
            // A constraint that object does not meet.
            return null;
        }
    }
}
