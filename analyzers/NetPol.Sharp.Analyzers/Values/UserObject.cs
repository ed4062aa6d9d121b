using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using NetPol.Sharp.Analyzers.Host;

namespace NetPol.Sharp.Analyzers.Values;

/// <summary>
/// An instance of a type that the program declares. It holds names rather than symbols, because it may outlive the compilation that it was made in.
/// </summary>
internal sealed class UserObject(UserType type) : IComparable
{
    /// <summary>How to print an object; set while an interpreter is at work on this thread, because <c>ToString</c> may be code of the program.</summary>
    [ThreadStatic]
    private static Func<UserObject, string>? s_printer;

    // Members are read far more often than there are members.
    private static readonly ConditionalWeakTable<ISymbol, string> s_keys = new();

    internal static Func<UserObject, string>? Printer
    {
        get => s_printer;
        set => s_printer = value;
    }

    internal UserType Type { get; } = type;

    /// <summary>The values of fields, automatic properties and parameters of primary constructors, by <see cref="KeyOf"/>.</summary>
    internal Dictionary<string, object?> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>What a member's value is found by: its name, and its type where another type may have one of that name. Parameters of a primary constructor are in parentheses.</summary>
    internal static string KeyOf(ISymbol member) => s_keys.GetValue(member, MakeKey);

    private static string MakeKey(ISymbol member) => member switch
    {
        IParameterSymbol => "(" + SymbolNames.Of(member.ContainingType) + "." + member.Name + ")",
        IFieldSymbol { AssociatedSymbol: { } property } => KeyOf(property),
        { DeclaredAccessibility: Accessibility.Private, ContainingType.IsAnonymousType: false } => SymbolNames.Of(member.ContainingType) + "." + member.Name,
        _ => member.Name,
    };

    /// <summary>Why nothing is known of the object any more; <c>null</c> when it is.</summary>
    internal Unknown? Taint { get; set; }

    /// <summary>The order of objects is code of the program, which .NET cannot be made to call here.</summary>
    /// <param name="obj">Another object.</param>
    /// <exception cref="UnknownException">Always.</exception>
    public int CompareTo(object? obj) => throw new UnknownException(new Unknown($"the order of '{Type.Name}' is not evaluated here", default));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ThrowIfTainted() && Stack.Suffices() && (ReferenceEquals(this, obj) || (Type.HasValueEquality && obj is UserObject other && Type.Name == other.Type.Name
        && other.ThrowIfTainted() && Members.All(member => member.Key[0] == '(' || other.Members.TryGetValue(member.Key, out var value) && Equals(member.Value, value))));

    /// <inheritdoc/>
    public override int GetHashCode() => !ThrowIfTainted() || !Stack.Suffices() ? 0 : Type.HasValueEquality
        ? Members.Where(member => member.Key[0] != '(').OrderBy(member => member.Key, StringComparer.Ordinal).Aggregate(17, (hash, member) => unchecked((hash * 31) + (member.Value?.GetHashCode() ?? 0)))
        : RuntimeHelpers.GetHashCode(this);

    /// <inheritdoc/>
    public override string ToString() => s_printer?.Invoke(this) ?? Type.Name;

    private bool ThrowIfTainted() => Taint is null ? true : throw new UnknownException(Taint);

    internal UserObject Copy()
    {
        var copy = new UserObject(Type) { Taint = Taint };
        foreach (var member in Members)
        {
            copy.Members.Add(member.Key, member.Value is UserObject { Type.IsStruct: true } part ? part.Copy() : member.Value);
        }

        return copy;
    }
}
