using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetPol.Sharp.Analyzers.Host;
using NetPol.Sharp.Analyzers.Values;

namespace NetPol.Sharp.Analyzers.Interpretation;

/// <content>Collections. One that holds something unknown keeps the rest.</content>
internal sealed partial class Interpreter
{
    private object? CollectionExpression(ICollectionExpressionOperation collection, Frame frame)
    {
        var items = new List<object?>();
        foreach (var element in collection.Elements)
        {
            if (element is ISpreadOperation spread)
            {
                AddAll(items, spread, frame);
            }
            else
            {
                items.Add(Try(element, frame));
            }
        }

        return Collected(items, collection);
    }

    private void AddAll(List<object?> items, ISpreadOperation spread, Frame frame)
    {
        var end = Try(
            spread,
            frame,
            () =>
            {
                var sequence = Evaluate(spread.Operand, frame);
                if (sequence is Unknown)
                {
                    return sequence;
                }

                foreach (var item in Elements(sequence, spread.Operand))
                {
                    budget.Step();
                    items.Add(spread.ElementConversion is { IsUserDefined: true } ? throw Cannot($"'{Excerpt(spread)}' is not evaluated here", spread) : item);
                }

                return null;
            });
        if (end is Unknown unknown)
        {
            items.Add(unknown);
        }
    }

    private object? Collected(List<object?> items, ICollectionExpressionOperation collection)
    {
        if (collection.Type is not INamedTypeSymbol type)
        {
            return collection.Type is IArrayTypeSymbol { Rank: 1 } ? items.ToArray() : throw Cannot($"'{Excerpt(collection)}' is not evaluated here", collection);
        }

        var definition = HostTypes.Definition(type);
        if (HostTypes.IsSpan(type))
        {
            return items.ToArray();
        }

        if (definition is null)
        {
            throw Cannot($"a collection of type '{type.Name}' is not evaluated here", collection);
        }

        if (definition.IsInterface)
        {
            return definition.Name is "IList`1" or "ICollection`1" ? items : items.ToArray();
        }

        // The builder that takes a span; reflection passes none, so there is one that takes an array.
        if (collection.ConstructMethod is { IsStatic: true } builder)
        {
            var host = HostTypes.Definition(builder.ContainingType) ?? throw NotCalled(builder, collection);
            var create = Array.Find(host.GetMethods(BindingFlags.Public | BindingFlags.Static), method => method.Name == builder.Name
                && method.GetGenericArguments().Length == builder.Arity && method.GetParameters() is [{ ParameterType.IsArray: true }]) ?? throw NotCalled(builder, collection);
            return HostCall.Invoke(create.IsGenericMethodDefinition ? create.MakeGenericMethod(typeof(object)) : create, null, [items.ToArray()], Place(collection), budget);
        }

        if (definition == typeof(List<>))
        {
            return items;
        }

        var made = HostTypes.Erase(definition).GetConstructor(Type.EmptyTypes)?.Invoke([]) ?? throw Cannot($"a collection of type '{type.Name}' is not evaluated here", collection);
        var add = made.GetType().GetMethod("Add", [typeof(object)]) ?? throw Cannot($"a collection of type '{type.Name}' is not evaluated here", collection);
        foreach (var item in items)
        {
            add.Invoke(made, [Known(item)]);
        }

        return made;
    }

    private object ArrayCreation(IArrayCreationOperation array, Frame frame)
    {
        if (array.Type is not IArrayTypeSymbol { Rank: 1 } type)
        {
            throw Cannot("an array of several dimensions is not evaluated here", array);
        }

        if (array.Initializer is { } initializer)
        {
            return initializer.ElementValues.Select(element => Try(element, frame)).ToArray();
        }

        if (array.DimensionSizes is not [var size] || Known(Evaluate(size, frame)) is not int length || length is < 0 or > Budget.MaxLength)
        {
            throw Cannot($"'{Excerpt(array)}' is not evaluated here", array);
        }

        return Enumerable.Range(0, length).Select(_ => Constants.Default(type.ElementType)).ToArray();
    }

    private object? ArrayElement(IArrayElementReferenceOperation element, Frame frame)
    {
        if (element.Indices is [IRangeOperation range] && Known(Evaluate(element.ArrayReference, frame)) is object?[] whole)
        {
            return Slice(whole, range, whole.Length, element, frame);
        }

        var (array, index) = Locate(element, frame);
        return array[index];
    }

    private (object?[] Array, int Index) Locate(IArrayElementReferenceOperation element, Frame frame)
    {
        var array = Known(Evaluate(element.ArrayReference, frame)) as object?[];
        var index = element.Indices.Length == 1 ? IndexOf(element.Indices[0], array?.Length ?? 0, frame) : null;
        return array is not null && index >= 0 && index < array.Length
            ? (array, index.Value)
            : throw Cannot($"'{Excerpt(element)}' is out of range or not evaluated here", element);
    }

    private object? ImplicitIndexer(IImplicitIndexerReferenceOperation element, Frame frame)
    {
        var self = Known(Evaluate(element.Instance, frame));
        var length = self switch { string text => text.Length, ICollection<object?> items => items.Count, _ => -1 };
        if (length >= 0 && element.Argument is IRangeOperation range)
        {
            return Slice(self!, range, length, element, frame);
        }

        if (length < 0 || IndexOf(element.Argument, length, frame) is not { } index)
        {
            throw Cannot($"'{Excerpt(element)}' is not evaluated here", element);
        }

        return element.IndexerSymbol is IPropertySymbol property
            ? GetProperty(property, self, [index], element)
            : throw Cannot($"'{Excerpt(element)}' is not evaluated here", element);
    }

    private object Slice(object self, IRangeOperation range, int length, IOperation place, Frame frame)
    {
        var start = range.LeftOperand is null ? 0 : EndOf(range.LeftOperand, length, frame);
        var end = range.RightOperand is null ? length : EndOf(range.RightOperand, length, frame);
        if (start is null || end is null || start < 0 || end < start || end > length)
        {
            throw Cannot($"'{Excerpt(place)}' is out of range or not evaluated here", place);
        }

        return self switch
        {
            string text => text.Substring(start.Value, end.Value - start.Value),
            object?[] array => array.Skip(start.Value).Take(end.Value - start.Value).ToArray(),
            List<object?> list => list.GetRange(start.Value, end.Value - start.Value),
            _ => throw Cannot($"'{Excerpt(place)}' is not evaluated here", place),
        };
    }

    // The ends of a range are converted to indexes.
    private int? EndOf(IOperation end, int length, Frame frame) => IndexOf(end is IConversionOperation { OperatorMethod.ContainingType.Name: "Index" } conversion ? conversion.Operand : end, length, frame);

    // An index from the end counts from the length.
    private int? IndexOf(IOperation index, int length, Frame frame) => index switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat when Known(Evaluate(hat.Operand, frame)) is int fromEnd => length - fromEnd,
        _ => Known(Evaluate(index, frame)) as int?,
    };
}
