using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetPol.Sharp.Analyzers.Host;
using NetPol.Sharp.Analyzers.Values;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Analyzers.Interpretation;

/// <content>Calls.</content>
internal sealed partial class Interpreter
{
    private static readonly Dictionary<int, Slot> s_noSlots = [];

    private object? Invocation(IInvocationOperation invocation, Frame frame)
    {
        var method = invocation.TargetMethod;
        if (method.IsStatic && method.Parameters.Length == 0 && method.MethodKind == MethodKind.Ordinary && !method.IsGenericMethod && HostTypes.Definition(method.ContainingType) is null)
        {
            return members.Read(method, log, budget, Place(invocation));
        }

        if (IsOfTypeParameter(method))
        {
            throw NotCalled(method, invocation);
        }

        var self = invocation.Instance is null ? null : Evaluate(invocation.Instance, frame);
        self = invocation.Instance is IPropertyReferenceOperation or IInvocationOperation ? CopyIfStruct(self) : self;
        if (self is not Unknown && IsForeign(method))
        {
            // Why what it is given is not known is the better reason.
            throw NotCalled(method, [.. invocation.Arguments.Where(argument => argument.ArgumentKind == ArgumentKind.Explicit).Select(argument => Evaluate(argument.Value, frame))], invocation);
        }

        var slots = method.Parameters.Any(IsChanged) ? invocation.Arguments.Where(argument => argument.Parameter is { } parameter && IsChanged(parameter)).ToDictionary(argument => argument.Parameter!.Ordinal, argument => Locate(argument.Value, frame)) : s_noSlots;
        var arguments = Arguments(invocation.Arguments, method, slots, frame);
        if (self is Unknown or UserObject { Taint: not null })
        {
            // It may change whatever it is given.
            return Perhaps(self as Unknown ?? ((UserObject)self).Taint!, frame, [.. invocation.Arguments]);
        }

        var result = method.MethodKind == MethodKind.LocalFunction
            ? CallFunction(method, arguments, frame.Around(method.ContainingSymbol), invocation)
            : Call(method, self, arguments, invocation, invocation.IsVirtual);
        foreach (var slot in slots)
        {
            slot.Value.Write(arguments[slot.Key]);
        }

        return result;
    }

    // Whether a call may give the variable that is passed another value.
    private static bool IsChanged(IParameterSymbol parameter) => parameter.RefKind is RefKind.Out or RefKind.Ref;

    // Which one is meant, a type argument says.
    private static bool IsOfTypeParameter(ISymbol member) => member is { IsStatic: true, ContainingType.TypeKind: TypeKind.Interface } && (member.IsVirtual || member.IsAbstract);

    // A static method of code that is neither here nor called for real.
    private static bool IsForeign(IMethodSymbol method) => method.IsStatic && method.ContainingType is { DeclaringSyntaxReferences.Length: 0 } type && HostTypes.Definition(type) is null
        && type.Name is not ("MemoryExtensions" or "FormattableString") && type.SpecialType == SpecialType.None;

    private object?[] Arguments(IEnumerable<IArgumentOperation> arguments, IMethodSymbol method, Frame frame) => Arguments(arguments, method, s_noSlots, frame);

    private object?[] Arguments(IEnumerable<IArgumentOperation> arguments, IMethodSymbol method, IReadOnlyDictionary<int, Slot> slots, Frame frame)
    {
        var values = new object?[method.Parameters.Length];
        foreach (var argument in arguments)
        {
            values[argument.Parameter!.Ordinal] = argument.Parameter.RefKind == RefKind.Out ? null
                : CopyIfStruct(slots.TryGetValue(argument.Parameter.Ordinal, out var slot) ? slot.Read() : Evaluate(argument.Value, frame));
        }

        return values;
    }

    private object? Call(IMethodSymbol method, object? self, object?[] arguments, IOperation place, bool isVirtual = true)
    {
        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return Known(self) is Closure closure ? closure.Invoke(arguments) : throw Cannot("a function that is not known here is called", place);
        }

        if (HostTypes.IsSpan(method.ContainingType))
        {
            return method.MethodKind == MethodKind.Conversion ? arguments[0] : method.Name == "get_Length" ? Elements(self, place).Count() : throw NotCalled(method, place);
        }

        if (method.ContainingType is { Name: "MemoryExtensions", ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true } })
        {
            return CallSpan(method, arguments, place);
        }

        if (HostTypes.Definition(method.ContainingType) is not null && self is not UserObject { })
        {
            return CallHost(method, self, arguments, place);
        }

        if (self is UserObject instance)
        {
            if (instance.Taint is { } taint)
            {
                return taint;
            }

            method = isVirtual ? members.Implementation(method, instance) : method;
        }

        if (SourceCode.BodyOf(method) is not null)
        {
            return CallUser(method, self, arguments, place);
        }

        return CallBuiltIn(method, self, arguments, place);
    }

    /// <summary>Spans of arrays and texts are what they are spans of: nobody can tell, as long as they are only read.</summary>
    private object? CallSpan(IMethodSymbol method, object?[] arguments, IOperation place)
    {
        if (arguments[0] is not (object?[] or string or List<object?>) || arguments.Length > 2)
        {
            throw NotCalled(method, place);
        }

        var items = Elements(arguments[0], place).Select(Known).ToArray();
        object?[] others = arguments.Length == 2 && arguments[1] is object?[] array ? [.. array.Select(Known)] : [];
        return method.Name switch
        {
            "Contains" => items.Contains(Known(arguments[1])),
            "IndexOf" when arguments[1] is not object?[] => Array.IndexOf(items, Known(arguments[1])),
            "LastIndexOf" when arguments[1] is not object?[] => Array.LastIndexOf(items, Known(arguments[1])),
            "SequenceEqual" => items.SequenceEqual(others),
            "StartsWith" => items.Take(others.Length).SequenceEqual(others),
            "EndsWith" => items.Skip(items.Length - others.Length).SequenceEqual(others),
            "AsSpan" when arguments.Length == 1 => arguments[0],
            _ => throw NotCalled(method, place),
        };
    }

    private object? CallHost(IMethodSymbol method, object? self, object?[] arguments, IOperation place)
    {
        if (method.ContainingType.SpecialType == SpecialType.System_Object || self is EnumValue or TupleValue)
        {
            return CallBuiltIn(method, self, arguments, place);
        }

        if (self is not null && Frozen.IsChange(method) && Frozen.Contains(self))
        {
            throw Shared("it changes a collection that others share", place);
        }

        foreach (var value in arguments.Append(self))
        {
            if (value is not null and not string && _tainted.TryGetValue(value, out var taint))
            {
                throw new UnknownException(taint);
            }
        }

        if (method is { Name: "OfType" or "DefaultIfEmpty", Parameters.Length: <= 1, ContainingType.Name: nameof(Enumerable) })
        {
            return method.Name == "OfType" ? OfType(Known(self ?? arguments[0]), method.TypeArguments[0], place) : throw NotCalled(method, arguments, place);
        }

        if (HostMembers.Find(method) is not { } found)
        {
            throw NotCalled(method, arguments, place);
        }

        try
        {
            var result = HostCall.Invoke(found, self, arguments, Place(place), budget) ?? ValueOf(method.ReturnType);
            foreach (var parameter in method.Parameters.Where(parameter => parameter.RefKind == RefKind.Out))
            {
                arguments[parameter.Ordinal] ??= ValueOf(parameter.Type);
            }

            // Words that are properties or take no caller's line (Allow.Dns, DefaultDeny.All) stand where they are used.
            return result is PolicyStatement { Span.IsKnown: false } statement ? statement with { Span = Place(place) } : result;
        }
        catch (PolicyException exception)
        {
            return Report(exception, place.Syntax);
        }
    }

    private IEnumerable<object?> OfType(object? sequence, ITypeSymbol type, IOperation place) =>
        Elements(sequence, place).Where(item => { budget.Step(); return TypeTests.Is(Known(item), type); });

    // Type parameters are objects in this process, and the default value of an object is null.
    private static object? ValueOf(ITypeSymbol type) => type is { IsValueType: true, SpecialType: not SpecialType.System_Void } ? Constants.Default(type) : null;

    // What every object has, and what the compiler writes for records.
    private static object? CallBuiltIn(IMethodSymbol method, object? self, object?[] arguments, IOperation place)
    {
        switch (method.Name)
        {
            case "ToString" when method.Parameters.Length == 0 && self is not null:
                return self is string or UserObject or EnumValue or TupleValue or bool or char or ModelNode ? self.ToString() : Texts.Of(self);
            case "Equals" when method.Parameters.Length == 1 && !method.IsStatic:
                return Equals(self, Known(arguments[0]));
            case "Equals" when method.Parameters.Length == 2 && method.IsStatic:
                return Equals(Known(arguments[0]), Known(arguments[1]));
            case "ReferenceEquals" when arguments.Length == 2:
                return ReferenceEquals(Known(arguments[0]), Known(arguments[1]));
            case "op_Equality" when arguments.Length == 2:
                return Equals(Known(arguments[0]), Known(arguments[1]));
            case "op_Inequality" when arguments.Length == 2:
                return !Equals(Known(arguments[0]), Known(arguments[1]));
            case "GetValueOrDefault" when method.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T:
                return self ?? (arguments.Length > 0 ? arguments[0] : Constants.Default(method.ReturnType));
            case "Invariant" when method.ContainingType.Name == "FormattableString":
                return arguments[0];
            case "GetValues" when method is { ContainingType.SpecialType: SpecialType.System_Enum, TypeArguments: [INamedTypeSymbol enumeration] }:
                return enumeration.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue).Select(field => Constants.Of(field.ConstantValue, enumeration))
                    .Distinct().OrderBy(value => value is EnumValue member ? unchecked((ulong)member.Number) : 0).ToArray();
            case "HasFlag" when self is EnumValue one && arguments[0] is EnumValue other:
                return (one.Number & other.Number) == other.Number;
            case "CompareTo" when self is EnumValue number:
                return number.CompareTo(Known(arguments[0]));
            default:
                throw NotCalled(method, arguments, place);
        }
    }

    // What is not known already is the better reason.
    private static UnknownException NotCalled(IMethodSymbol method, object?[] arguments, IOperation place) =>
        arguments.OfType<Unknown>().FirstOrDefault() is { } unknown ? new UnknownException(unknown) : NotCalled(method, place);

    private object? CallUser(IMethodSymbol method, object? self, object?[] arguments, IOperation place) => CallFunction(method, arguments, new Frame(null, self, null), place);

    private object? CallFunction(IMethodSymbol method, object?[] arguments, Frame? around, IOperation place)
    {
        if (SourceCode.BodyOf(method) is not { } body || around is null || method.IsAsync)
        {
            throw NotCalled(method, place);
        }

        // An iterator runs later, when a loop around it may have gone on.
        var isIterator = SourceCode.IsIterator(body);
        around = isIterator ? around.Capture() : around;
        return Enter(
            () =>
            {
                var frame = new Frame(method.OriginalDefinition, around.Self, around);
                foreach (var parameter in method.OriginalDefinition.Parameters)
                {
                    frame.Declare(parameter, arguments[parameter.Ordinal]);
                }

                var code = members.OperationOf(body, log);
                var result = Run(code is ILocalFunctionOperation function ? function.Body : code, isIterator, frame);
                foreach (var parameter in method.OriginalDefinition.Parameters.Where(IsChanged))
                {
                    arguments[parameter.Ordinal] = frame.Find(parameter)!.Value;
                }

                return result;
            },
            unknown =>
            {
                var seen = ReferenceComparer.Set();
                TaintAll(arguments, unknown, seen);
                Taint(around.Self, unknown, seen);
                foreach (var parameter in method.OriginalDefinition.Parameters.Where(IsChanged))
                {
                    arguments[parameter.Ordinal] = unknown;
                }

                if (method.MethodKind == MethodKind.LocalFunction)
                {
                    ForgetWhatChanges(method, unknown, around, seen);
                }
            },
            place.Syntax);
    }

    /// <summary>Runs a function. One that cannot be finished has an unknown result, and whatever it could have changed is unknown as well.</summary>
    private object? Enter(Func<object?> run, Action<Unknown> forget, SyntaxNode place)
    {
        if (_depth >= Budget.MaxDepth)
        {
            throw new UnknownException(new Unknown("its calls lie too deep within each other", Spans.OfCall(place)));
        }

        _depth++;
        try
        {
            return run();
        }
        catch (UnknownException exception)
        {
            var unknown = exception.Value.Span.IsKnown ? exception.Value : exception.Value with { Span = Spans.OfCall(place) };
            forget(unknown);
            return unknown.IsFinal ? throw new UnknownException(unknown) : unknown;
        }
        finally
        {
            _depth--;
        }
    }

    private object? Run(IOperation? body, bool isIterator, Frame frame)
    {
        if (isIterator)
        {
            return new Iterator(() => Guard(Execute(body, frame.Fresh()), frame));
        }

        RunToEnd(body, frame);
        return frame.Result;
    }

    private void RunToEnd(IOperation? body, Frame frame)
    {
        foreach (var unused in Execute(body, frame))
        {
            _ = unused;
        }
    }

    // Where an iterator cannot go on, whatever it could have changed is unknown.
    private IEnumerable<object?> Guard(IEnumerable<object?> values, Frame frame)
    {
        using var enumerator = values.GetEnumerator();
        while (MoveNext(enumerator, frame))
        {
            yield return enumerator.Current;
        }
    }

    private bool MoveNext(IEnumerator<object?> enumerator, Frame frame)
    {
        try
        {
            return enumerator.MoveNext();
        }
        catch (UnknownException exception)
        {
            var seen = ReferenceComparer.Set();
            TaintAll(frame.Values, exception.Value, seen);
            Taint(frame.Self, exception.Value, seen);
            throw;
        }
    }

    private Closure Lambda(IMethodSymbol symbol, IBlockOperation body, Frame captured)
    {
        if (symbol.IsAsync || symbol.Parameters.Any(IsChanged))
        {
            throw Cannot("a function that is asynchronous or changes its arguments is not evaluated here", body);
        }

        return new Closure(
            arguments => Enter(
                () =>
                {
                    var frame = new Frame(symbol, captured.Self, captured);
                    if (arguments.Length != symbol.Parameters.Length)
                    {
                        throw Cannot("it is called with other arguments than it has parameters", body);
                    }

                    foreach (var parameter in symbol.Parameters)
                    {
                        frame.Declare(parameter, CopyIfStruct(arguments[parameter.Ordinal]));
                    }

                    return Run(body, isIterator: false, frame);
                },
                unknown =>
                {
                    var seen = ReferenceComparer.Set();
                    TaintAll(arguments, unknown, seen);
                    ForgetWhatChanges([body], unknown, captured, seen);
                },
                body.Syntax),
            symbol.Parameters.Length,
            (unknown, seen) => ForgetWhatChanges([body], unknown, captured, seen));
    }

    private Closure MethodGroup(IMethodReferenceOperation reference, Frame frame)
    {
        var method = reference.Method;
        var around = method.MethodKind == MethodKind.LocalFunction ? frame.Around(method.ContainingSymbol)?.Capture() : null;
        var self = reference.Instance is null || around is not null ? null : Known(Evaluate(reference.Instance, frame));
        return new Closure(
            arguments => around is not null ? CallFunction(method, arguments, around, reference)
                : Call(method, self, method.Parameters.Length == arguments.Length ? arguments : [self, .. arguments], reference),
            method.Parameters.Length,
            (unknown, seen) =>
            {
                Taint(self, unknown, seen);
                if (around is not null)
                {
                    ForgetWhatChanges(method, unknown, around, seen);
                }
            });
    }
}
