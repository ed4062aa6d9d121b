using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetPol.Sharp.Analyzers.Host;
using NetPol.Sharp.Analyzers.Values;

namespace NetPol.Sharp.Analyzers.Interpretation;

/// <content>Operators, conversions and texts.</content>
internal sealed partial class Interpreter
{
    private readonly Stack<object?> _conditionals = new();

    private object? Binary(IBinaryOperation binary, Frame frame)
    {
        var left = Evaluate(binary.LeftOperand, frame);
        if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr && binary.OperatorMethod is null)
        {
            // What decides by itself decides whatever the other side is.
            var decides = binary.OperatorKind == BinaryOperatorKind.ConditionalOr;
            return left is Unknown undecided ? Perhaps(undecided, frame, binary.RightOperand)
                : left is bool known && known == decides ? known
                : Evaluate(binary.RightOperand, frame);
        }

        var other = Evaluate(binary.RightOperand, frame);
        if (left is Unknown || other is Unknown)
        {
            return left is Unknown ? left : other;
        }

        if (binary.OperatorMethod is { } method && !method.IsImplicitlyDeclared && (SourceCode.BodyOf(method) is not null || HostTypes.Definition(method.ContainingType) is not null)
            && (HostTypes.IsOfLibrary(method.ContainingType) || !IsEquality(binary.OperatorKind)))
        {
            return Call(method, null, [left, other], binary);
        }

        return binary.OperatorKind switch
        {
            BinaryOperatorKind.Equals => AreEqual(left, other),
            BinaryOperatorKind.NotEquals => !AreEqual(left, other),
            BinaryOperatorKind.Add when binary.Type?.SpecialType == SpecialType.System_String => Concatenated(Text(left, binary.LeftOperand) + Text(other, binary.RightOperand)),
            BinaryOperatorKind.And when IsLifted(left, other) => left is false || other is false ? false : null,
            BinaryOperatorKind.Or when IsLifted(left, other) => left is true || other is true ? true : null,
            _ when left is null || other is null => IsComparison(binary.OperatorKind) ? false : null,
            _ => Arithmetic.Binary(binary.OperatorKind, left, other, binary.Type, binary.IsChecked) ?? throw Cannot($"'{Excerpt(binary)}' is not evaluated here", binary),
        };
    }

    // Of truth values, one of which is missing, the other may decide.
    private static bool IsLifted(object? left, object? right) => (left is null && right is null or bool) || (right is null && left is bool);

    private static bool IsEquality(BinaryOperatorKind kind) => kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals;

    private static bool IsComparison(BinaryOperatorKind kind) =>
        kind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;

    private static bool AreEqual(object? left, object? right) => left is EnumValue one && right is IConvertible ? one.Number == Convert.ToInt64(right, System.Globalization.CultureInfo.InvariantCulture) : Equals(left, right);

    private static string Concatenated(string text) => text.Length > Budget.MaxLength ? throw Budget.TooMuch() : text;

    private object? Unary(IUnaryOperation unary, Frame frame)
    {
        var operand = Evaluate(unary.Operand, frame);
        if (operand is null or Unknown)
        {
            return operand;
        }

        return unary.OperatorMethod is { } method ? Call(method, null, [operand], unary)
            : (unary.OperatorKind, operand) switch
            {
                (UnaryOperatorKind.Not, bool value) => !value,
                (UnaryOperatorKind.Plus, _) => operand,
                (UnaryOperatorKind.Minus or UnaryOperatorKind.BitwiseNegation, _) => Arithmetic.Unary(unary.OperatorKind, operand, unary.Type) ?? throw Cannot($"'{Excerpt(unary)}' is not evaluated here", unary),
                _ => throw Cannot($"'{Excerpt(unary)}' is not evaluated here", unary),
            };
    }

    private object? Conditional(IConditionalOperation conditional, Frame frame) => Evaluate(conditional.Condition, frame) switch
    {
        bool known => Evaluate(known ? conditional.WhenTrue : conditional.WhenFalse, frame),
        Unknown unknown => Perhaps(unknown, frame, conditional.WhenTrue, conditional.WhenFalse),
        _ => throw Cannot($"'{Excerpt(conditional.Condition)}' is not evaluated here", conditional.Condition),
    };

    private object? Coalesce(ICoalesceOperation coalesce, Frame frame) => Evaluate(coalesce.Value, frame) switch
    {
        Unknown unknown => Perhaps(unknown, frame, coalesce.WhenNull),
        var value => value ?? Evaluate(coalesce.WhenNull, frame),
    };

    private object? CoalesceAssignment(ICoalesceAssignmentOperation coalesce, Frame frame)
    {
        var slot = Locate(coalesce.Target, frame);
        return slot.Read() switch
        {
            Unknown unknown => Perhaps(unknown, frame, coalesce.Value),
            var value => value ?? slot.Write(Evaluate(coalesce.Value, frame)),
        };
    }

    private object? ConditionalAccess(IConditionalAccessOperation access, Frame frame)
    {
        var receiver = Evaluate(access.Operation, frame);
        if (receiver is null or Unknown)
        {
            return receiver is Unknown unknown ? Perhaps(unknown, frame, access.WhenNotNull) : null;
        }

        _conditionals.Push(receiver);
        try
        {
            return Evaluate(access.WhenNotNull, frame);
        }
        finally
        {
            _conditionals.Pop();
        }
    }

    private object? CompoundAssignment(ICompoundAssignmentOperation assignment, Frame frame)
    {
        var slot = Locate(assignment.Target, frame);
        var left = slot.Read();
        var right = Evaluate(assignment.Value, frame);
        if (left is Unknown || right is Unknown)
        {
            return slot.Write(left is Unknown ? left : right);
        }

        var value = assignment.OperatorMethod is { } method ? Call(method, null, [left, right], assignment)
            : assignment.Type?.SpecialType == SpecialType.System_String ? Concatenated(Text(left, assignment.Target) + Text(right, assignment.Value))
            : left is null || right is null ? null
            : Arithmetic.Binary(assignment.OperatorKind, left, right, assignment.Type, assignment.IsChecked) ?? throw Cannot($"'{Excerpt(assignment)}' is not evaluated here", assignment);
        return slot.Write(value);
    }

    private object? Increment(IIncrementOrDecrementOperation increment, Frame frame)
    {
        var slot = Locate(increment.Target, frame);
        var before = slot.Read();
        if (before is null || increment.OperatorMethod is not null)
        {
            throw Cannot($"'{Excerpt(increment)}' is not evaluated here", increment);
        }

        var kind = increment.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        var after = before is Unknown ? before : Arithmetic.Binary(kind, before, 1, increment.Type, increment.IsChecked) ?? throw Cannot($"'{Excerpt(increment)}' is not evaluated here", increment);
        slot.Write(after);
        return increment.IsPostfix ? before : after;
    }

    private object? TupleBinary(ITupleBinaryOperation tuples, Frame frame)
    {
        var (left, right) = (Known(Evaluate(tuples.LeftOperand, frame)), Known(Evaluate(tuples.RightOperand, frame)));
        return Equals(left, right) == (tuples.OperatorKind == BinaryOperatorKind.Equals);
    }

    private object? Conversion(IConversionOperation conversion, Frame frame)
    {
        var value = Evaluate(conversion.Operand, frame);
        if (value is Unknown)
        {
            return value;
        }

        if (conversion.OperatorMethod is { } method)
        {
            return Call(method, null, [value], conversion);
        }

        if (conversion.IsTryCast)
        {
            return conversion.Type is { } wanted && TypeTests.Is(value, wanted) ? value : null;
        }

        var type = conversion.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : conversion.Type;
        if (value is null || type is null || !type.IsValueType || conversion.Conversion.IsIdentity)
        {
            return value;
        }

        return type is INamedTypeSymbol { TypeKind: TypeKind.Enum } or { SpecialType: not SpecialType.None } && (value is EnumValue or IConvertible and not (string or bool))
            ? Arithmetic.Convert(value, type, conversion.IsChecked) ?? throw Cannot($"'{Excerpt(conversion)}' is not evaluated here", conversion)
            : value;
    }

    private object? InterpolatedString(IInterpolatedStringOperation interpolated, Frame frame)
    {
        var text = new StringBuilder();
        Unknown? unknown = null;
        foreach (var part in interpolated.Parts)
        {
            switch (part)
            {
                case IInterpolatedStringTextOperation literal:
                    text.Append(Evaluate(literal.Text, frame));
                    break;
                case IInterpolationOperation hole:
                    var value = Evaluate(hole.Expression, frame);
                    if (value is Unknown)
                    {
                        unknown ??= (Unknown)value;
                        break;
                    }

                    if (hole.FormatString is not null && value is EnumValue)
                    {
                        throw Cannot($"'{Excerpt(hole)}' is not evaluated here", hole);
                    }

                    var printed = hole.FormatString is { } format && value is IFormattable ? Texts.Of(value, Evaluate(format, frame) as string) : Text(value, hole.Expression);
                    text.Append(hole.Alignment is { } alignment && Evaluate(alignment, frame) is int width && width is > -1000 and < 1000 ? width < 0 ? printed.PadRight(-width) : printed.PadLeft(width) : printed);
                    break;
                default:
                    throw Cannot($"'{Excerpt(part)}' is not evaluated here", part);
            }
        }

        return unknown ?? (object)Concatenated(text.ToString());
    }

    private string Text(object? value, IOperation place) => Known(value) switch
    {
        System.Text.StringBuilder text when _tainted.TryGetValue(text, out var taint) => throw new UnknownException(taint),
        Closure or Iterator or object?[] or System.Collections.IEnumerable and not (string or PolicySet) => throw Cannot($"'{Excerpt(place)}' as text is not evaluated here", place),
        var known => Texts.Of(known),
    };
}
