using System.Globalization;

namespace NetPol.Sharp.Model;

/// <summary>The place in a source file that a model node was written at.</summary>
/// <param name="File">The file's path as the compiler or the reader was given it; empty when unknown.</param>
/// <param name="Line">The first line, counted from 1; 0 when unknown.</param>
/// <param name="Column">The first column, counted from 1; 0 when unknown.</param>
/// <param name="EndLine">The last line, counted from 1; 0 when unknown.</param>
/// <param name="EndColumn">The column after the last character, counted from 1; 0 when unknown.</param>
public readonly record struct SourceSpan(string File, int Line, int Column = 0, int EndLine = 0, int EndColumn = 0)
{
    /// <summary>The span of a node that was not written anywhere.</summary>
    public static SourceSpan None => default;

    /// <summary>Whether the span names a file and a line.</summary>
    public bool IsKnown => !string.IsNullOrEmpty(File) && Line > 0;

    /// <summary>The span as <c>file:line:column</c>, without the parts that are unknown.</summary>
    public override string ToString()
    {
        if (!IsKnown)
        {
            return "";
        }

        var line = File + ":" + Line.ToString(CultureInfo.InvariantCulture);
        return Column > 0 ? line + ":" + Column.ToString(CultureInfo.InvariantCulture) : line;
    }
}
