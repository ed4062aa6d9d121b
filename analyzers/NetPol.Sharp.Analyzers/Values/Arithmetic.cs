using System;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetPol.Sharp.Analyzers.Host;

namespace NetPol.Sharp.Analyzers.Values;

/// <summary>Arithmetic on boxed numbers, as C# has it.</summary>
internal static class Arithmetic
{
    /// <summary>The result; <c>null</c> when there is none here.</summary>
    /// <exception cref="UnknownException">The program would throw.</exception>
    internal static object? Binary(BinaryOperatorKind kind, object left, object right, ITypeSymbol? type, bool isChecked)
    {
        if (left is bool one && right is bool other)
        {
            return kind switch { BinaryOperatorKind.And => one & other, BinaryOperatorKind.Or => one | other, BinaryOperatorKind.ExclusiveOr => one ^ other, _ => null };
        }

        if (IsShift(kind))
        {
            return Convert(Shift(kind, left, Int64(right)), type, isChecked: false);
        }

        if (left is double or float or decimal || right is double or float or decimal)
        {
            return left is decimal || right is decimal ? Decimals(kind, left, right) : Doubles(kind, left, right, type);
        }

        if (left is ulong || right is ulong)
        {
            return null;
        }

        return Integers(kind, Int64(left), Int64(right), isChecked) is { } result ? result is bool ? result : Convert(result, type, isChecked) : null;
    }

    internal static object? Unary(UnaryOperatorKind kind, object operand, ITypeSymbol? type) => (kind, operand) switch
    {
        (UnaryOperatorKind.Minus, double value) => -value,
        (UnaryOperatorKind.Minus, float value) => -value,
        (UnaryOperatorKind.Minus, decimal value) => -value,
        (UnaryOperatorKind.Minus, not ulong) => Convert(unchecked(-Int64(operand)), type, isChecked: false),
        (UnaryOperatorKind.BitwiseNegation, not ulong) => Convert(~Int64(operand), type, isChecked: false),
        _ => null,
    };

    /// <summary>The number as a type; <c>null</c> when the type is no number.</summary>
    /// <exception cref="UnknownException">The program would throw.</exception>
    internal static object? Convert(object value, ITypeSymbol? type, bool isChecked)
    {
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration)
        {
            return Constants.Of(Int64(value), enumeration);
        }

        try
        {
            return type?.SpecialType switch
            {
                SpecialType.System_Double => System.Convert.ToDouble(Number(value), CultureInfo.InvariantCulture),
                SpecialType.System_Single => System.Convert.ToSingle(Number(value), CultureInfo.InvariantCulture),
                SpecialType.System_Decimal => System.Convert.ToDecimal(Number(value), CultureInfo.InvariantCulture),
                SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_Enum => value,
                { } integer => Integer(value, integer, isChecked),
                null => value,
            };
        }
        catch (OverflowException)
        {
            throw new UnknownException(new Unknown("it overflows when it runs", default));
        }
    }

    private static object? Integer(object value, SpecialType type, bool isChecked)
    {
        var number = value is ulong large ? unchecked((long)large) : Int64(value);
        return type switch
        {
            SpecialType.System_Int32 => isChecked ? checked((int)number) : unchecked((int)number),
            SpecialType.System_Int64 => number,
            SpecialType.System_UInt32 => isChecked ? checked((uint)number) : unchecked((uint)number),
            SpecialType.System_UInt64 => unchecked((ulong)number),
            SpecialType.System_Int16 => isChecked ? checked((short)number) : unchecked((short)number),
            SpecialType.System_UInt16 => isChecked ? checked((ushort)number) : unchecked((ushort)number),
            SpecialType.System_Byte => isChecked ? checked((byte)number) : unchecked((byte)number),
            SpecialType.System_SByte => isChecked ? checked((sbyte)number) : unchecked((sbyte)number),
            SpecialType.System_Char => isChecked ? checked((char)number) : unchecked((char)number),
            _ => null,
        };
    }

    private static object? Integers(BinaryOperatorKind kind, long left, long right, bool isChecked)
    {
        switch (kind)
        {
            case BinaryOperatorKind.Add:
                return isChecked ? checked(left + right) : unchecked(left + right);
            case BinaryOperatorKind.Subtract:
                return isChecked ? checked(left - right) : unchecked(left - right);
            case BinaryOperatorKind.Multiply:
                return isChecked ? checked(left * right) : unchecked(left * right);
            case BinaryOperatorKind.Divide or BinaryOperatorKind.IntegerDivide or BinaryOperatorKind.Remainder when right is 0 or -1 && (right == 0 || left == long.MinValue):
                throw new UnknownException(new Unknown("it divides by zero when it runs", default));
            case BinaryOperatorKind.Divide or BinaryOperatorKind.IntegerDivide:
                return left / right;
            case BinaryOperatorKind.Remainder:
                return left % right;
            case BinaryOperatorKind.And:
                return left & right;
            case BinaryOperatorKind.Or:
                return left | right;
            case BinaryOperatorKind.ExclusiveOr:
                return left ^ right;
            default:
                return Compare(kind, left.CompareTo(right));
        }
    }

    private static object? Decimals(BinaryOperatorKind kind, object left, object right)
    {
        var (one, other) = (System.Convert.ToDecimal(left, CultureInfo.InvariantCulture), System.Convert.ToDecimal(right, CultureInfo.InvariantCulture));
        return kind switch
        {
            BinaryOperatorKind.Add => one + other,
            BinaryOperatorKind.Subtract => one - other,
            BinaryOperatorKind.Multiply => one * other,
            BinaryOperatorKind.Divide when other != 0 => one / other,
            BinaryOperatorKind.Remainder when other != 0 => one % other,
            _ => Compare(kind, one.CompareTo(other)),
        };
    }

    private static object? Doubles(BinaryOperatorKind kind, object left, object right, ITypeSymbol? type)
    {
        var (one, other) = (System.Convert.ToDouble(Number(left), CultureInfo.InvariantCulture), System.Convert.ToDouble(Number(right), CultureInfo.InvariantCulture));
        object? result = kind switch
        {
            BinaryOperatorKind.Add => one + other,
            BinaryOperatorKind.Subtract => one - other,
            BinaryOperatorKind.Multiply => one * other,
            BinaryOperatorKind.Divide => one / other,
            BinaryOperatorKind.Remainder => one % other,
            BinaryOperatorKind.LessThan => one < other,
            BinaryOperatorKind.LessThanOrEqual => one <= other,
            BinaryOperatorKind.GreaterThan => one > other,
            BinaryOperatorKind.GreaterThanOrEqual => one >= other,
            _ => null,
        };
        return result is double number && type?.SpecialType == SpecialType.System_Single ? (float)number : result;
    }

    private static object? Compare(BinaryOperatorKind kind, int order) => kind switch
    {
        BinaryOperatorKind.LessThan => order < 0,
        BinaryOperatorKind.LessThanOrEqual => order <= 0,
        BinaryOperatorKind.GreaterThan => order > 0,
        BinaryOperatorKind.GreaterThanOrEqual => order >= 0,
        BinaryOperatorKind.Equals => order == 0,
        BinaryOperatorKind.NotEquals => order != 0,
        _ => null,
    };

    private static bool IsShift(BinaryOperatorKind kind) => kind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift;

    private static object Shift(BinaryOperatorKind kind, object left, long count) => (kind, left) switch
    {
        (BinaryOperatorKind.LeftShift, int value) => value << (int)count,
        (BinaryOperatorKind.LeftShift, uint value) => value << (int)count,
        (BinaryOperatorKind.LeftShift, ulong value) => value << (int)count,
        (BinaryOperatorKind.LeftShift, _) => Int64(left) << (int)count,
        (BinaryOperatorKind.RightShift, int value) => value >> (int)count,
        (BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift, uint value) => value >> (int)count,
        (BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift, ulong value) => value >> (int)count,
        (BinaryOperatorKind.RightShift, _) => Int64(left) >> (int)count,
        (_, int value) => value >>> (int)count,
        _ => Int64(left) >>> (int)count,
    };

    // Characters and members of enumerations are numbers here.
    private static object Number(object value) => value is char or EnumValue or Enum ? Int64(value) : value;

    private static long Int64(object value) => value switch
    {
        char character => character,
        EnumValue member => member.Number,
        double real => unchecked((long)real),
        float real => unchecked((long)real),
        decimal real => (long)real,
        _ => System.Convert.ToInt64(value, CultureInfo.InvariantCulture),
    };
}
