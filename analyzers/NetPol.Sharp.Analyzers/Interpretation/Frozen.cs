using System.Collections;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using NetPol.Sharp.Analyzers.Values;

namespace NetPol.Sharp.Analyzers.Interpretation;

/// <summary>
/// Objects that several evaluations share because a static member holds them. None may change them: in which order the program would do that is not known here.
/// </summary>
internal static class Frozen
{
    private static readonly ConditionalWeakTable<object, object> s_frozen = new();

    private static readonly HashSet<string> s_changes = new(System.StringComparer.Ordinal)
    {
        "Add", "AddRange", "Insert", "InsertRange", "Remove", "RemoveAt", "RemoveAll", "RemoveRange", "RemoveWhere", "Clear", "Sort", "Reverse", "set_Item", "TryAdd", "Enqueue", "Dequeue", "Push", "Pop",
        "UnionWith", "ExceptWith", "IntersectWith", "SymmetricExceptWith", "Append", "AppendLine", "AppendFormat", "Replace", "Fill", "SetValue", "AddFirst", "AddLast", "RemoveFirst", "RemoveLast",
    };

    internal static bool Contains(object value) => s_frozen.TryGetValue(value, out _);

    /// <summary>Whether a method may change the collection that it is called on, by its name.</summary>
    internal static bool IsChange(string method) => s_changes.Contains(method);

    /// <summary>Whether a method of .NET changes the collection that it is called on.</summary>
    internal static bool IsChange(IMethodSymbol method) => s_changes.Contains(method.Name) && method.ContainingType is { } type && type.SpecialType != SpecialType.System_String
        && type.Name != "Enumerable" && (type.Name == "Builder" || type.ContainingNamespace.Name is not ("Immutable" or "Frozen"));

    /// <summary>Whether a collection never changes.</summary>
    internal static bool IsImmutable(object? value) => value is PolicySet || (value?.GetType() is { Namespace: "System.Collections.Immutable" or "System.Collections.Frozen" } type && type.Name != "Builder");

    /// <summary>Freezes a value and all that it holds.</summary>
    internal static void Freeze(object? value)
    {
        if (value is null or string || value.GetType().IsValueType || Contains(value))
        {
            return;
        }

        switch (value)
        {
            case UserObject instance:
                Add(instance);
                foreach (var member in instance.Members.Values)
                {
                    Freeze(member);
                }

                break;
            case TupleValue tuple:
                System.Array.ForEach(tuple.Items, Freeze);
                break;
            case IDictionary dictionary:
                Add(dictionary);
                foreach (var item in dictionary.Values)
                {
                    Freeze(item);
                }

                break;
            case ICollection<object?> collection:
                Add(collection);
                foreach (var item in collection)
                {
                    Freeze(item);
                }

                break;
        }
    }

    /// <summary>Whether nobody can tell two reads of a member with this value apart, so that it need not be evaluated for each.</summary>
    internal static bool IsShareable(object? value) => value switch
    {
        null or string or PolicySet or Model.ModelNode or EnumValue or PortSet or PodPort or Unknown => true,
        TupleValue tuple => System.Array.TrueForAll(tuple.Items, IsShareable),
        UserObject instance => instance.Type.HasValueEquality && instance.Type.IsFixed && System.Linq.Enumerable.All(instance.Members.Values, IsShareable),
        _ => value.GetType().IsValueType && value.GetType().Namespace == nameof(System),
    };

    // Two threads may come here at once.
    private static void Add(object value) => s_frozen.GetValue(value, _ => value);
}
