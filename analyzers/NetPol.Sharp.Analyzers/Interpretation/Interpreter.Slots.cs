using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetPol.Sharp.Analyzers.Values;

namespace NetPol.Sharp.Analyzers.Interpretation;

/// <content>Assignments, in the order that C# has: first what is on the left, then the value.</content>
internal sealed partial class Interpreter
{
    private Slot Locate(IOperation target, Frame frame)
    {
        switch (target)
        {
            case IParenthesizedOperation parenthesized:
                return Locate(parenthesized.Operand, frame);
            case IConversionOperation { Conversion.IsIdentity: true } conversion:
                return Locate(conversion.Operand, frame);
            case IDeclarationExpressionOperation declaration:
                return Locate(declaration.Expression, frame);
            case IDiscardOperation:
                return new Slot(() => throw Cannot($"'{Excerpt(target)}' is not evaluated here", target), value => value);
            case IVariableDeclaratorOperation variable:
                return Declared(variable.Symbol, variable, frame);
            case ILocalReferenceOperation { IsDeclaration: true } local:
                return Declared(local.Local, local, frame);
            case ILocalReferenceOperation local:
                return Variable(local.Local, local, frame);
            case IParameterReferenceOperation parameter:
                return new Slot(() => Parameter(parameter, frame), value => SetVariable(parameter.Parameter, value, frame));
            case ITupleOperation tuple:
                var slots = tuple.Elements.Select(element => Locate(element, frame)).ToArray();
                return new Slot(() => new TupleValue([.. slots.Select(slot => slot.Read())]), value => WriteAll(slots, value, tuple));
            case IFieldReferenceOperation { Field.IsStatic: false, Instance: { } owner } field:
                var instance = Evaluate(owner, frame);
                return new Slot(() => Member(instance, field.Field, field), value => SetMember(field.Field, instance, value, field));
            case IPropertyReferenceOperation { Property.IsStatic: false } property:
                return Locate(property, frame);
            case IArrayElementReferenceOperation element:
                var (array, index) = Locate(element, frame);
                return new Slot(() => array[index], value => SetElement(array, index, value, element));
            default:
                return new Slot(() => Evaluate(target, frame), _ => throw Shared($"it changes '{Excerpt(target)}'", target));
        }
    }

    private static Slot Declared(ILocalSymbol variable, IOperation place, Frame frame) => new(
        () => Variable(variable, frame, place),
        value =>
        {
            frame.Declare(variable, CopyIfStruct(value));
            return value;
        });

    private static Slot Variable(ILocalSymbol variable, IOperation place, Frame frame) => new(() => Variable(variable, frame, place), value => SetVariable(variable, value, frame));

    private static object? SetVariable(ISymbol variable, object? value, Frame frame)
    {
        frame.Set(variable, CopyIfStruct(value));
        return value;
    }

    private Slot Locate(IPropertyReferenceOperation reference, Frame frame)
    {
        var property = reference.Property;
        var self = Evaluate(reference.Instance, frame);
        var arguments = reference.Arguments.Select(argument => Evaluate(argument.Value, frame)).ToArray();
        return new Slot(
            () => self is Unknown ? self : GetProperty(property, self, arguments, reference),
            value => self is UserObject && arguments.Length == 0 ? SetMember(property, self, value, reference) : SetHost(property, self, [.. arguments, CopyIfStruct(value)], reference));
    }

    private object? WriteAll(Slot[] slots, object? value, ITupleOperation targets)
    {
        var items = value is Unknown ? null : Deconstruct(value, slots.Length, targets);
        for (var i = 0; i < slots.Length; i++)
        {
            slots[i].Write(items is null ? value : items[i]);
        }

        return value;
    }

    private static object? SetElement(object?[] array, int index, object? value, IOperation place)
    {
        if (Frozen.Contains(array))
        {
            throw Shared("it changes an array that others share", place);
        }

        array[index] = CopyIfStruct(value);
        return value;
    }
}
