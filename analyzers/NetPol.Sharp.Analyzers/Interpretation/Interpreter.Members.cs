using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NetPol.Sharp.Analyzers.Host;
using NetPol.Sharp.Analyzers.Values;

namespace NetPol.Sharp.Analyzers.Interpretation;

/// <content>Variables, fields and properties.</content>
internal sealed partial class Interpreter
{
    private readonly Stack<object?> _receivers = new();

    private static object? Variable(ISymbol variable, Frame frame, IOperation operation) =>
        frame.Find(variable) is { } cell ? cell.Value : throw Cannot($"'{variable.Name}' has no value yet", operation);

    private static object? Parameter(IParameterReferenceOperation reference, Frame frame)
    {
        var parameter = reference.Parameter;
        if (frame.Find(parameter) is { } cell)
        {
            return cell.Value;
        }

        // The receiver of an extension block.
        if (parameter.ContainingSymbol is INamedTypeSymbol)
        {
            return frame.Self;
        }

        // A parameter of a primary constructor, used by another member.
        return frame.Self is UserObject self && self.Members.TryGetValue(UserObject.KeyOf(parameter), out var value)
            ? value
            : throw Cannot($"'{parameter.Name}' has no value here", reference);
    }

    private object? Instance(IInstanceReferenceOperation instance, Frame frame) => instance.ReferenceKind switch
    {
        InstanceReferenceKind.ImplicitReceiver => _receivers.Peek(),
        InstanceReferenceKind.PatternInput => _receivers.Peek(),
        _ => frame.Self ?? throw Cannot("'this' has no value here", instance),
    };

    private object? Field(IFieldReferenceOperation reference, Frame frame)
    {
        var field = reference.Field;
        if (field.ContainingType.IsTupleType)
        {
            return Known(Evaluate(reference.Instance, frame)) is TupleValue tuple && TupleIndex(field) is var index and >= 0 && index < tuple.Items.Length
                ? tuple.Items[index]
                : throw Cannot($"'{Excerpt(reference)}' is not evaluated here", reference);
        }

        if (field.IsStatic)
        {
            return HostTypes.Definition(field.ContainingType) is { } host
                ? HostTypes.Erase(host).GetField(field.Name)?.GetValue(null) ?? throw NotCalled(field, reference)
                : members.Read(field, log, budget, Place(reference));
        }

        return Member(Evaluate(reference.Instance, frame), field, reference);
    }

    private static int TupleIndex(IFieldSymbol field)
    {
        var elements = field.ContainingType.TupleElements;
        for (var i = 0; i < elements.Length; i++)
        {
            if (elements[i].Name == field.Name || elements[i].CorrespondingTupleField?.Name == field.Name || "Item" + (i + 1) == field.Name)
            {
                return i;
            }
        }

        return -1;
    }

    private static object? Member(object? self, ISymbol member, IOperation place) => Known(self) switch
    {
        UserObject { Taint: { } taint } => taint,
        UserObject instance when instance.Members.TryGetValue(UserObject.KeyOf(member), out var value) => value,
        null => throw Cannot($"'{member.Name}' is read from null", place),
        _ => throw Cannot($"'{Excerpt(place)}' is not evaluated here", place),
    };

    private object? Property(IPropertyReferenceOperation reference, Frame frame)
    {
        var property = reference.Property;
        if (IsOfTypeParameter(property))
        {
            throw NotCalled(property, reference);
        }

        if (property.IsStatic && reference.Arguments.Length == 0 && HostTypes.Definition(property.ContainingType) is null)
        {
            return members.Read(property, log, budget, Place(reference));
        }

        var self = reference.Instance is null ? null : Evaluate(reference.Instance, frame);
        if (self is Unknown unknown)
        {
            return Perhaps(unknown, frame, [.. reference.Arguments]);
        }

        var arguments = reference.Arguments.Select(argument => Evaluate(argument.Value, frame)).ToArray();
        return GetProperty(property, self, arguments, reference, isVirtual: reference.Instance?.Syntax is not BaseExpressionSyntax);
    }

    private object? GetProperty(IPropertySymbol property, object? self, object?[] arguments, IOperation place, bool isVirtual = true)
    {
        if (property.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            return property.Name == "HasValue" ? self is not null : self ?? throw Cannot("the value of a null is read", place);
        }

        if (self is UserObject instance)
        {
            property = isVirtual ? members.Implementation(property, instance) : property;
            if (property.ContainingType.IsAnonymousType || SourceCode.IsAutomatic(property))
            {
                return Member(self, property, place);
            }
        }

        return property.GetMethod is { } getter ? Call(getter, self, arguments, place, isVirtual) : throw Cannot($"'{Excerpt(place)}' is not evaluated here", place);
    }

    private object? SetMember(ISymbol member, object? self, object? value, IOperation place)
    {
        if (Known(self) is not UserObject instance)
        {
            throw Cannot(self is null ? $"'{member.Name}' of null is set" : $"'{Excerpt(place)}' is not evaluated here", place);
        }

        if (Frozen.Contains(instance))
        {
            throw Shared($"it changes '{member.Name}' of an object that others share", place);
        }

        if (member is IPropertySymbol property)
        {
            property = members.Implementation(property, instance);
            if (!SourceCode.IsAutomatic(property))
            {
                Call(property.SetMethod ?? throw Cannot($"'{Excerpt(place)}' is not evaluated here", place), self, [value], place);
                return value;
            }
        }

        instance.Members[UserObject.KeyOf(member)] = CopyIfStruct(value);
        return value;
    }

    private object? SetHost(IPropertySymbol property, object? self, object?[] arguments, IOperation place)
    {
        if (property.SetMethod is not { } setter)
        {
            throw Cannot($"'{Excerpt(place)}' is not evaluated here", place);
        }

        Call(setter, self, arguments, place);
        return arguments[arguments.Length - 1];
    }

    private object?[] Deconstruct(object? value, int count, IOperation place)
    {
        switch (value)
        {
            case TupleValue tuple when tuple.Items.Length == count:
                return tuple.Items;
            case KeyValuePair<object, object?> pair when count == 2:
                return [pair.Key, pair.Value];
            case UserObject instance when members.Deconstruct(instance, count) is { } method:
                if (method.IsImplicitlyDeclared)
                {
                    return [.. method.Parameters.Select(parameter => instance.Taint ?? instance.Members[parameter.Name])];
                }

                var arguments = new object?[count];
                CallUser(method, instance, arguments, place);
                return arguments;
            default:
                throw Cannot($"'{Excerpt(place)}' is not evaluated here", place);
        }
    }

    private static object? CopyIfStruct(object? value) => value is UserObject { Type.IsStruct: true } instance ? instance.Copy() : value;

    // Others who read it see the change or not, and in which order they do is not known here.
    private static UnknownException Shared(string reason, IOperation operation) => new(new Unknown(reason, Place(operation)) { IsFinal = true });

    private static UnknownException NotCalled(ISymbol member, IOperation place) => Cannot($"'{SymbolNames.Short(member)}' is not evaluated here", place);
}
