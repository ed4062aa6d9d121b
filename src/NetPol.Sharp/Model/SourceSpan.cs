using System;
using System.Globalization;

namespace NetPol.Sharp.Model;

/// <summary>The place in a source file that a model node was written at.</summary>
/// <param name="File">The file's path as the compiler or the reader was given it; empty when unknown.</param>
/// <param name="Line">The first line, counted from 1; 0 when unknown.</param>
/// <param name="Column">The first column, counted from 1; 0 when unknown.</param>
/// <param name="EndLine">The last line, counted from 1; 0 when unknown.</param>
/// <param name="EndColumn">The column after the last character, counted from 1; 0 when unknown.</param>
public readonly record struct SourceSpan(string File, int Line, int Column = 0, int EndLine = 0, int EndColumn = 0) : IComparable<SourceSpan>
{
    /// <summary>The span of a node that was not written anywhere.</summary>
    public static SourceSpan None => default;

    /// <summary>Whether the span names a file and a line.</summary>
    public bool IsKnown => !string.IsNullOrEmpty(File) && Line > 0;

    /// <summary>Whether the left span starts before the right one.</summary>
    public static bool operator <(SourceSpan left, SourceSpan right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left span starts after the right one.</summary>
    public static bool operator >(SourceSpan left, SourceSpan right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left span starts before the right one or where it does.</summary>
    public static bool operator <=(SourceSpan left, SourceSpan right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left span starts after the right one or where it does.</summary>
    public static bool operator >=(SourceSpan left, SourceSpan right) => left.CompareTo(right) >= 0;

    /// <summary>Order by file (ordinal), then line, then column.</summary>
    /// <param name="other">The span to compare with.</param>
    public int CompareTo(SourceSpan other)
    {
        var byFile = string.CompareOrdinal(File ?? "", other.File ?? "");
        if (byFile != 0)
        {
            return byFile;
        }

        var byLine = Line.CompareTo(other.Line);
        return byLine != 0 ? byLine : Column.CompareTo(other.Column);
    }

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
