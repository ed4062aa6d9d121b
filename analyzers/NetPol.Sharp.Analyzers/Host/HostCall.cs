using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using NetPol.Sharp.Analyzers.Interpretation;
using NetPol.Sharp.Analyzers.Values;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Analyzers.Host;

/// <summary>Calls a method of this process with values of the interpreter.</summary>
internal static class HostCall
{
    // They neither count nor compare nor drop elements, so one that is not known may go through them.
    private static readonly HashSet<string> s_keepsElements = new(StringComparer.Ordinal)
    {
        "Add", "AddRange", "Append", "Prepend", "Concat", "Select", "SelectMany", "Where", "ToList", "ToArray", "ToImmutableArray", "ToImmutableList", "AsEnumerable", "Cast", "OfType",
        "GetEnumerator", "Enqueue", "Push", "ToImmutable", "AsReadOnly", "CreateRange", "Create", "Insert", ".ctor", "set_Item",
    };

    // They make as much as a number among their arguments says.
    private static readonly HashSet<string> s_makes = new(StringComparer.Ordinal)
    {
        "Range", "Repeat", "PadLeft", "PadRight", ".ctor", "Append", "Insert", "EnsureCapacity", "set_Capacity", "set_Length", "CreateBuilder", "Resize", "CreateInstance",
    };

    // Words that stand ready (Allow.Dns, ClusterDns) stand nowhere in particular: made during a call they would keep its place for ever.
    static HostCall()
    {
        foreach (var type in typeof(PolicySet).Assembly.GetTypes())
        {
            if (type.Namespace == typeof(PolicySet).Namespace && type.TypeInitializer is not null && !type.ContainsGenericParameters)
            {
                CallPlace.During(SourceSpan.None, () =>
                {
                    RuntimeHelpers.RunClassConstructor(type.TypeHandle);
                    return true;
                });
            }
        }
    }

    /// <summary>Calls it. Arguments that it changes (<c>out</c>) are changed in the array.</summary>
    /// <exception cref="UnknownException">An argument is not known, or the method throws.</exception>
    /// <exception cref="PolicyException">The method is the library's, and objects to an argument.</exception>
    internal static object? Invoke(MethodBase method, object? self, object?[] arguments, SourceSpan span, Budget budget)
    {
        var isOfLibrary = method.DeclaringType!.Assembly == typeof(PolicySet).Assembly;

        // What makes a text needs to know all of it, and a key that is not known may be one that is there already.
        var keeps = s_keepsElements.Contains(method.Name) && method.DeclaringType != typeof(string) && method.DeclaringType != typeof(System.Text.StringBuilder);
        var isKeyed = self is IDictionary or ISet<object?>;
        var parameters = method.GetParameters();
        var adapted = new object?[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = isOfLibrary ? arguments[i] : Guarded(method.Name, arguments[i], keeps && !(isKeyed && i == 0), budget);
            adapted[i] = parameters[i].IsOut ? null : AdaptArgument(parameters[i].ParameterType, argument, isOfLibrary);
        }

        if (!method.IsStatic && !method.IsConstructor)
        {
            // Receivers may be other collections than the program's type says: an array for a list, and the reverse.
            self = Adapter.To(method.DeclaringType!, isOfLibrary ? self : Guarded(method.Name, self, keeps && self is not ISet<object?>, budget))
                ?? throw new UnknownException(new Unknown($"'{method.Name}' is called on null", span));
        }

        var result = Call(method, self, adapted, isOfLibrary, span);
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = parameters[i].ParameterType.IsByRef ? Adapter.From(adapted[i]) : arguments[i];
        }

        return IsTooLong(self) || IsTooLong(result) ? throw Budget.TooMuch() : Adapter.From(result);
    }

    private static object? Call(MethodBase method, object? self, object?[] arguments, bool isOfLibrary, SourceSpan span)
    {
        try
        {
            return isOfLibrary ? CallPlace.During(span, () => Call(method, self, arguments)) : Call(method, self, arguments);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            if (Ours(inner) is { } ours)
            {
                ExceptionDispatchInfo.Capture(ours).Throw();
            }

            throw new UnknownException(new Unknown($"'{method.DeclaringType!.Name.Split('`')[0]}.{method.Name}' throws {inner.GetType().Name}", span));
        }
    }

    /// <summary>The exception of the interpreter that another one was made of: sorting wraps what comparing throws.</summary>
    internal static Exception? Ours(Exception? exception)
    {
        while (exception is not (null or UnknownException or PolicyException or OperationCanceledException or InsufficientExecutionStackException))
        {
            exception = exception.InnerException;
        }

        return exception;
    }

    // What counts, compares or drops elements must know them all; and nothing may be made that does not end.
    private static object? Guarded(string name, object? value, bool keeps, Budget budget)
    {
        if (value is int number && number > Budget.MaxLength && s_makes.Contains(name))
        {
            throw Budget.TooMuch();
        }

        return value switch
        {
            Unknown unknown when !keeps => throw new UnknownException(unknown),
            ICollection<object?> collection when !keeps && collection.OfType<Unknown>().FirstOrDefault() is { } element => throw new UnknownException(element),
            string or ICollection<object?> or IDictionary => value,
            IEnumerable<object?> sequence when sequence is not (IOrderedEnumerable<object?> or IReadOnlyCollection<object?> or PolicySet) => keeps ? budget.Count(sequence) : budget.Count(sequence.Select(Known)),
            _ => value,
        };
    }

    private static object? Known(object? value) => value is Unknown unknown ? throw new UnknownException(unknown) : value;

    private static bool IsTooLong(object? value) => value switch
    {
        string text => text.Length > Budget.MaxLength,
        System.Text.StringBuilder text => text.Length > Budget.MaxLength,
        ICollection<object?> { Count: > Budget.MaxLength } => true,
        ICollection { Count: > Budget.MaxLength } => true,
        _ => false,
    };

    private static object? AdaptArgument(Type type, object? value, bool isOfLibrary)
    {
        // Only collections of .NET hold what is not known; the library would take it for a value.
        return value is Unknown unknown && isOfLibrary && type == typeof(object) ? throw new UnknownException(unknown) : Adapter.To(type, value);
    }

    private static object? Call(MethodBase method, object? self, object?[] arguments) =>
        method is ConstructorInfo constructor ? constructor.Invoke(arguments) : method.Invoke(self, arguments);
}
