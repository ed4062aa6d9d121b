using System.Collections.Generic;
using System.Threading;
using NetPol.Sharp.Analyzers.Values;

namespace NetPol.Sharp.Analyzers.Interpretation;

/// <summary>Ends every evaluation: after so many steps, and when the compiler has lost interest.</summary>
internal sealed class Budget
{
    /// <summary>What one entry point may cost; a set of a thousand statements costs about thirty thousand steps.</summary>
    internal const int Default = 1_000_000;

    /// <summary>How long texts and collections may become.</summary>
    internal const int MaxLength = 500_000;

    /// <summary>How many calls may lie within each other.</summary>
    internal const int MaxDepth = 200;

    private readonly int _all;
    private readonly CancellationToken _cancellation;
    private int _left;

    internal Budget(int steps, CancellationToken cancellation) => (_all, _left, _cancellation) = (steps, steps, cancellation);

    /// <summary>Takes one step.</summary>
    /// <exception cref="UnknownException">The budget is used up.</exception>
    internal void Step()
    {
        if (--_left % 256 == 0)
        {
            _cancellation.ThrowIfCancellationRequested();
        }

        if (_left < 0)
        {
            throw TooMuch();
        }
    }

    /// <summary>How many steps were taken.</summary>
    internal int Used => _all - _left;

    /// <summary>Takes the steps that another evaluation needed on the way.</summary>
    internal void Take(int count)
    {
        _left -= count;
        Step();
    }

    /// <summary>A sequence each of whose elements is a step, for methods of .NET that enumerate by themselves.</summary>
    internal IEnumerable<object?> Count(IEnumerable<object?> sequence)
    {
        foreach (var item in sequence)
        {
            Step();
            yield return item;
        }
    }

    internal static UnknownException TooMuch() => new(new Unknown("its evaluation takes too long and was given up", default));
}
