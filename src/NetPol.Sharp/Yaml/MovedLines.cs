using System.Collections.Generic;

namespace NetPol.Sharp.Yaml;

/// <summary>Lines that were indented further before they were parsed.</summary>
/// <param name="Lines">Their numbers in the document, counted from 0.</param>
/// <param name="Columns">How far.</param>
internal sealed record MovedLines(HashSet<int> Lines, int Columns)
{
    internal static MovedLines None { get; } = new([], 0);

    /// <summary>The column in the source.</summary>
    internal int Column(long line, long column) => (int)(Lines.Contains((int)line - 1) ? column - Columns : column);
}
