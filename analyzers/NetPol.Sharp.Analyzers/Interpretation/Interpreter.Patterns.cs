using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetPol.Sharp.Analyzers.Values;

namespace NetPol.Sharp.Analyzers.Interpretation;

/// <content>Patterns.</content>
internal sealed partial class Interpreter
{
    private object? IsPattern(IIsPatternOperation pattern, Frame frame)
    {
        var value = Evaluate(pattern.Value, frame);
        return value is Unknown ? value : Matches(pattern.Pattern, value, frame);
    }

    private object? SwitchExpression(ISwitchExpressionOperation choice, Frame frame)
    {
        var value = Evaluate(choice.Value, frame);
        if (value is Unknown unknown)
        {
            return Perhaps(unknown, frame, [.. choice.Arms]);
        }

        foreach (var arm in choice.Arms)
        {
            if (Matches(arm.Pattern, value, frame) && (arm.Guard is null || Known(Evaluate(arm.Guard, frame)) is true))
            {
                return Evaluate(arm.Value, frame);
            }
        }

        throw Cannot($"no arm of '{Excerpt(choice.Value)} switch' fits", choice);
    }

    private bool Matches(IPatternOperation pattern, object? value, Frame frame)
    {
        budget.Step();
        Known(value);
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return true;
            case IConstantPatternOperation constant:
                return AreEqual(Known(Evaluate(constant.Value, frame)), value);
            case INegatedPatternOperation negated:
                return !Matches(negated.Pattern, value, frame);
            case IBinaryPatternOperation binary:
                return binary.OperatorKind == BinaryOperatorKind.Or
                    ? Matches(binary.LeftPattern, value, frame) || Matches(binary.RightPattern, value, frame)
                    : Matches(binary.LeftPattern, value, frame) && Matches(binary.RightPattern, value, frame);
            case IRelationalPatternOperation relational:
                return value is not null && Arithmetic.Binary(relational.OperatorKind, value, Known(Evaluate(relational.Value, frame))!, null, isChecked: false) is true;
            case ITypePatternOperation type:
                return TypeTests.Is(value, type.MatchedType);
            case IDeclarationPatternOperation declaration:
                return (declaration.MatchesNull || (value is not null && IsOf(value, declaration.MatchedType ?? declaration.InputType, declaration.InputType))) && Bind(declaration.DeclaredSymbol, value, frame);
            case IRecursivePatternOperation recursive:
                return MatchesRecursive(recursive, value, frame);
            case IListPatternOperation list:
                return MatchesList(list, value, frame);
            default:
                throw Cannot($"'{Excerpt(pattern)}' is not evaluated here", pattern);
        }
    }

    // What the compiler knows already is not asked.
    private static bool IsOf(object value, ITypeSymbol wanted, ITypeSymbol known) => SymbolEqualityComparer.Default.Equals(wanted, known) || TypeTests.Is(value, wanted);

    private static bool Bind(ISymbol? variable, object? value, Frame frame)
    {
        if (variable is not null)
        {
            frame.Declare(variable, CopyIfStruct(value));
        }

        return true;
    }

    private bool MatchesRecursive(IRecursivePatternOperation pattern, object? value, Frame frame)
    {
        if (value is null || !IsOf(value, pattern.MatchedType, pattern.InputType))
        {
            return false;
        }

        if (pattern.DeconstructionSubpatterns.Length > 0)
        {
            var items = Deconstruct(value, pattern.DeconstructionSubpatterns.Length, pattern);
            if (pattern.DeconstructionSubpatterns.Where((sub, index) => !Matches(sub, items[index], frame)).Any())
            {
                return false;
            }
        }

        foreach (var sub in pattern.PropertySubpatterns)
        {
            if (!Matches(sub.Pattern, MemberOf(sub.Member, value, frame), frame))
            {
                return false;
            }
        }

        return Bind(pattern.DeclaredSymbol, value, frame);
    }

    private object? MemberOf(IOperation member, object? value, Frame frame)
    {
        _receivers.Push(value);
        try
        {
            return Known(Evaluate(member, frame));
        }
        finally
        {
            _receivers.Pop();
        }
    }

    private bool MatchesList(IListPatternOperation pattern, object? value, Frame frame)
    {
        if (value is null)
        {
            return false;
        }

        List<object?> items = value is string text ? [.. text.Select(character => (object?)character)] : [.. Elements(value, pattern).Select(Known)];
        var slice = pattern.Patterns.Select((sub, index) => (sub, index)).Where(item => item.sub is ISlicePatternOperation).Select(item => item.index).DefaultIfEmpty(-1).First();
        var count = pattern.Patterns.Length;
        if (slice < 0 ? items.Count != count : items.Count < count - 1)
        {
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            if (pattern.Patterns[i] is ISlicePatternOperation part)
            {
                var rest = items.Skip(i).Take(items.Count - count + 1).ToArray();
                if (part.Pattern is { } inner && !Matches(inner, value is string ? string.Concat(rest) : value is List<object?> ? rest.ToList() : rest, frame))
                {
                    return false;
                }
            }
            else if (!Matches(pattern.Patterns[i], items[slice >= 0 && i > slice ? items.Count - count + i : i], frame))
            {
                return false;
            }
        }

        return Bind(pattern.DeclaredSymbol, value, frame);
    }
}
