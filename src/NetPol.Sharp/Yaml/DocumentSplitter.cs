using System;
using System.Collections.Generic;

namespace NetPol.Sharp.Yaml;

/// <summary>
/// Cuts a stream at the lines that start with <c>---</c>, as kubectl does: a document that does not parse then leaves the others
/// readable, and no document costs more than itself. YAML forbids such lines inside a document, scalars included.
/// </summary>
internal static class DocumentSplitter
{
    /// <summary>The documents and the number of lines before each.</summary>
    internal static IEnumerable<(string Text, int Line)> Split(string text)
    {
        var start = 0;
        var startLine = 0;
        var line = 0;
        for (var position = 0; position < text.Length;)
        {
            if (position > start && IsSeparator(text, position))
            {
                yield return (text.Substring(start, position - start), startLine);
                (start, startLine) = (position, line);
            }

            var end = text.IndexOf('\n', position);
            position = end < 0 ? text.Length : end + 1;
            line++;
        }

        yield return (text.Substring(start), startLine);
    }

    private static bool IsSeparator(string text, int position) =>
        string.CompareOrdinal(text, position, "---", 0, 3) == 0
        && (position + 3 == text.Length || char.IsWhiteSpace(text[position + 3]));
}
