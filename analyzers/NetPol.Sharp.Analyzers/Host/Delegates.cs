using System;
using System.Linq;
using System.Reflection;
using NetPol.Sharp.Analyzers.Values;

namespace NetPol.Sharp.Analyzers.Host;

/// <summary>Makes delegates of functions of the program, for methods of this process that take them.</summary>
internal static class Delegates
{
    /// <summary>A delegate that calls the function.</summary>
    /// <exception cref="UnknownException">The delegate has a shape that none of ours has.</exception>
    internal static Delegate Of(Type type, Closure closure)
    {
        var invoke = type.GetMethod("Invoke")!;
        var parameters = invoke.GetParameters().Select(parameter => parameter.ParameterType).ToArray();
        var isAction = invoke.ReturnType == typeof(void);
        var name = (isAction ? nameof(Action0) : nameof(Func0)).TrimEnd('0') + parameters.Length;
        var maker = typeof(Delegates).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)
            ?? throw new UnknownException(new Unknown("a function with so many parameters is not called here", default));
        Type[] arguments = isAction ? parameters : [.. parameters, invoke.ReturnType];
        var made = (Delegate)(arguments.Length == 0 ? maker : maker.MakeGenericMethod(arguments)).Invoke(null, [closure])!;

        // Predicate, Comparison and their like have the shapes of Func.
        return made.GetType() == type ? made : made.Method.CreateDelegate(type, made.Target);
    }

    private static T Result<T>(object? value) => value is Unknown unknown && typeof(T) != typeof(object)
        ? throw new UnknownException(unknown)
        : Adapter.To<T>(value);

    private static Action Action0(Closure closure) => () => closure.Invoke([]);

    private static Action<T> Action1<T>(Closure closure) => one => closure.Invoke([Adapter.From(one)]);

    private static Action<T1, T2> Action2<T1, T2>(Closure closure) => (one, two) => closure.Invoke([Adapter.From(one), Adapter.From(two)]);

    private static Func<TResult> Func0<TResult>(Closure closure) => () => Result<TResult>(closure.Invoke([]));

    private static Func<T, TResult> Func1<T, TResult>(Closure closure) => one => Result<TResult>(closure.Invoke([Adapter.From(one)]));

    private static Func<T1, T2, TResult> Func2<T1, T2, TResult>(Closure closure) => (one, two) => Result<TResult>(closure.Invoke([Adapter.From(one), Adapter.From(two)]));

    private static Func<T1, T2, T3, TResult> Func3<T1, T2, T3, TResult>(Closure closure) => (one, two, three) => Result<TResult>(closure.Invoke([Adapter.From(one), Adapter.From(two), Adapter.From(three)]));

    private static Func<T1, T2, T3, T4, TResult> Func4<T1, T2, T3, T4, TResult>(Closure closure) =>
        (one, two, three, four) => Result<TResult>(closure.Invoke([Adapter.From(one), Adapter.From(two), Adapter.From(three), Adapter.From(four)]));
}
