using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using NetPol.Sharp.Analyzers.Values;

namespace NetPol.Sharp.Analyzers.Host;

/// <summary>Makes of a value of the interpreter one that a method of this process takes, and back.</summary>
internal static class Adapter
{
    private static readonly MethodInfo s_list = typeof(Adapter).GetMethod(nameof(ToTyped), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The value as a type. What is not known becomes a statement that says so, where a statement is wanted.</summary>
    /// <exception cref="UnknownException">The value, or a part of it, is not known.</exception>
    internal static object? To(Type type, object? value)
    {
        type = Nullable.GetUnderlyingType(type) ?? (type.IsByRef ? type.GetElementType()! : type);
        if (value is Unknown unknown)
        {
            return Unevaluated(type, unknown) ?? throw new UnknownException(unknown);
        }

        if (value is null || type.IsInstanceOfType(value))
        {
            return value;
        }

        if (value is Closure closure)
        {
            return typeof(Delegate).IsAssignableFrom(type) ? Delegates.Of(type, closure) : value;
        }

        if (type.IsEnum)
        {
            return Enum.ToObject(type, value is EnumValue number ? number.Number : value);
        }

        if (value is IEnumerable sequence && ElementOf(type) is { } element)
        {
            return Typed(type, element, sequence);
        }

        if (value is IConvertible && type.IsPrimitive)
        {
            return Convert.ChangeType(value, type, System.Globalization.CultureInfo.InvariantCulture);
        }

        if (TryCompare(type, value) is { } comparer)
        {
            return comparer;
        }

        throw new UnknownException(new Unknown($"a value of type '{value.GetType().Name}' cannot be handed on here", default));
    }

    /// <summary>The value as a type.</summary>
    /// <exception cref="UnknownException">The value is not known, or <c>null</c> where there is none.</exception>
    internal static T To<T>(object? value) => To(typeof(T), value) switch
    {
        null when default(T) is not null => throw new UnknownException(new Unknown($"null is no '{typeof(T).Name}'", default)),
        var adapted => (T)adapted!,
    };

    /// <summary>A value that a method of this process returned.</summary>
    internal static object? From(object? value) => value switch
    {
        null => null,
        object?[] array when array.GetType() != typeof(object[]) => Array.ConvertAll(array, item => item),
        ValueType when value.GetType() is { IsGenericType: true } type && type.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal) =>
            new TupleValue([.. type.GetFields().Select(field => From(field.GetValue(value)))]),
        _ => value,
    };

    /// <summary>The elements of a collection; <c>null</c> when the value is none.</summary>
    internal static IEnumerable<object?>? Elements(object? value) => value switch
    {
        IEnumerable<object?> objects => objects.Select(From),
        IEnumerable others => others.Cast<object?>().Select(From),
        _ => null,
    };

    private static object? Unevaluated(Type type, Unknown unknown)
    {
        var statement = new UnevaluatedStatement(unknown.Reason, unknown.IsReported) { Span = unknown.Span };
        return type == typeof(PolicySet) || type == typeof(IEnumerable<PolicyStatement>) ? PolicySet.Create([statement])
            : type == typeof(PolicyStatement) ? statement
            : type == typeof(object) ? unknown
            : null;
    }

    private static Type? ElementOf(Type type) => type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.GetGenericArguments() is [var only] && type.IsAssignableFrom(only.MakeArrayType()) ? only
        : null;

    private static object Typed(Type type, Type element, IEnumerable sequence)
    {
        var array = Invoke(element, sequence);
        return type.IsArray || type.IsInstanceOfType(array) ? array : throw new UnknownException(new Unknown($"a list cannot be handed on as '{type.Name}'", default));
    }

    private static Array Invoke(Type element, IEnumerable sequence)
    {
        try
        {
            return (Array)s_list.MakeGenericMethod(element).Invoke(null, [sequence])!;
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(inner).Throw();
            throw;
        }
    }

    private static T[] ToTyped<T>(IEnumerable sequence)
    {
        var list = new List<T>();
        foreach (var item in sequence)
        {
            list.Add(To<T>(item));
        }

        return [.. list];
    }

    // Comparers of .NET compare strings; type parameters here are objects.
    private static object? TryCompare(Type type, object value) => (type, value) switch
    {
        (_, IEqualityComparer<string> strings) when type == typeof(IEqualityComparer<object>) => new ObjectComparer(strings, (IComparer<string>)strings),
        (_, IComparer<string> strings) when type == typeof(IComparer<object>) => new ObjectComparer((IEqualityComparer<string>)strings, strings),
        _ => null,
    };

    private sealed class ObjectComparer(IEqualityComparer<string> equality, IComparer<string> order) : IEqualityComparer<object>, IComparer<object>
    {
        bool IEqualityComparer<object>.Equals(object? x, object? y) => x is string one && y is string other ? equality.Equals(one, other) : object.Equals(x, y);

        int IEqualityComparer<object>.GetHashCode(object obj) => obj is string text ? equality.GetHashCode(text) : obj.GetHashCode();

        int IComparer<object>.Compare(object? x, object? y) => order.Compare((x as string)!, (y as string)!);
    }
}
