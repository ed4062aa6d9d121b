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
        var (start, startLine, line) = (0, 0, 0);

        // Directives and comments belong to the '---' that follows them.
        var hasContent = false;
        for (var position = 0; position < text.Length;)
        {
            var isSeparator = IsSeparator(text, position);
            if (isSeparator && hasContent)
            {
                yield return (text.Substring(start, position - start), startLine);
                (start, startLine) = (position, line);
            }

            var end = text.IndexOf('\n', position);
            end = end < 0 ? text.Length : end + 1;
            hasContent = isSeparator || hasContent || IsContent(text, position, end);
            position = end;
            line++;
        }

        yield return (text.Substring(start), startLine);
    }

    private static bool IsContent(string text, int start, int end)
    {
        if (text[start] == '%')
        {
            return false;
        }

        for (var i = start; i < end; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                return text[i] != '#';
            }
        }

        return false;
    }

    private static bool IsSeparator(string text, int position) =>
        string.CompareOrdinal(text, position, "---", 0, 3) == 0
        && (position + 3 == text.Length || char.IsWhiteSpace(text[position + 3]));
}
