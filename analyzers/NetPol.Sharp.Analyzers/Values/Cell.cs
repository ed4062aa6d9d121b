namespace NetPol.Sharp.Analyzers.Values;

/// <summary>A variable, which functions that see it share.</summary>
internal sealed class Cell(object? value)
{
    internal object? Value { get; set; } = value;
}
