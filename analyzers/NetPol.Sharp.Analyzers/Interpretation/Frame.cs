using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetPol.Sharp.Analyzers.Values;

namespace NetPol.Sharp.Analyzers.Interpretation;

/// <summary>One call of a function: its variables, its <c>this</c>, and how it is being left.</summary>
/// <param name="function">The function; <c>null</c> for initializers.</param>
/// <param name="self">The object that <c>this</c> is.</param>
/// <param name="parent">The call in which a lambda or local function was made.</param>
internal sealed class Frame(ISymbol? function, object? self, Frame? parent)
{
    private readonly Dictionary<ISymbol, Cell> _cells = new(SymbolEqualityComparer.Default);

    internal ISymbol? Function { get; } = function;

    internal object? Self { get; } = self;

    internal Flow Flow { get; set; }

    internal object? Result { get; set; }

    internal void Declare(ISymbol variable, object? value) => _cells[variable] = new Cell(value);

    /// <summary>The variable; <c>null</c> when no value was ever given to it.</summary>
    internal Cell? Find(ISymbol variable)
    {
        for (var frame = this; frame is not null; frame = frame.Parent)
        {
            if (frame._cells.TryGetValue(variable, out var cell))
            {
                return cell;
            }
        }

        return null;
    }

    internal void Set(ISymbol variable, object? value)
    {
        if (Find(variable) is { } cell)
        {
            cell.Value = value;
        }
        else
        {
            Declare(variable, value);
        }
    }

    /// <summary>What a lambda that is made now sees: the variables as they are, which the function goes on sharing, but not those that a later turn of a loop declares.</summary>
    internal Frame Capture() => Copy(cell => cell);

    /// <summary>The values of its own variables.</summary>
    internal IEnumerable<object?> Values => _cells.Values.Select(cell => cell.Value);

    /// <summary>The same call before it ran, with variables of its own.</summary>
    internal Frame Fresh() => Copy(cell => new Cell(cell.Value));

    /// <summary>The call of a function among this one and those around it.</summary>
    internal Frame? Around(ISymbol? function)
    {
        var frame = this;
        while (frame is not null && !SymbolEqualityComparer.Default.Equals(frame.Function, function))
        {
            frame = frame.Parent;
        }

        return frame;
    }

    /// <summary>Leaves the function.</summary>
    internal void Return(object? value) => (Flow, Result) = (Flow.Return, value);

    private Frame? Parent { get; } = parent;

    private Frame Copy(Func<Cell, Cell> copied)
    {
        var copy = new Frame(Function, Self, Parent);
        foreach (var cell in _cells)
        {
            copy._cells.Add(cell.Key, copied(cell.Value));
        }

        return copy;
    }
}
