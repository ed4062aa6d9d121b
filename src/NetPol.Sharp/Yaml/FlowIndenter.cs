using System.Collections.Generic;
using System.Text;

namespace NetPol.Sharp.Yaml;

/// <summary>
/// Indents the lines inside brackets and quotes further. YAML 1.1 lets them stand anywhere, and go-yaml reads them so;
/// YamlDotNet wants them deeper than the key they belong to. Neither content nor line numbers change.
/// </summary>
/// <remarks>Used only for texts that YamlDotNet has refused: whatever this gets wrong was not read before either.</remarks>
internal sealed class FlowIndenter
{
    private const int MaxGrowth = 8 * 1024 * 1024;

    private readonly string _extra;
    private readonly HashSet<int> _lines = [];
    private readonly StringBuilder _text = new();
    private int _depth;
    private char _quote;
    private int _blockIndent = -1;

    private FlowIndenter(string text, int extra)
    {
        _extra = new string(' ', extra);
        var line = 0;
        for (var start = 0; start < text.Length; line++)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            AddLine(text, start, end, line);
            start = end;
        }
    }

    /// <summary>The text with the lines moved, and which lines went how far; <c>null</c> when there is none to move, or too many.</summary>
    internal static (string Text, MovedLines Moved)? Indent(string text)
    {
        var (lines, deepest) = Measure(text);
        var extra = deepest + 2;
        if ((long)lines * extra > MaxGrowth)
        {
            return null;
        }

        var indenter = new FlowIndenter(text, extra);
        return indenter._lines.Count == 0 ? null : (indenter._text.ToString(), new MovedLines(indenter._lines, extra));
    }

    private static (int Lines, int DeepestIndent) Measure(string text)
    {
        var (lines, deepest, indent) = (1, 0, 0);
        var isIndent = true;
        foreach (var c in text)
        {
            isIndent = c == '\n' || (isIndent && c == ' ');
            indent = c == '\n' ? 0 : isIndent ? indent + 1 : indent;
            lines += c == '\n' ? 1 : 0;
            deepest = indent > deepest ? indent : deepest;
        }

        return (lines, deepest);
    }

    private void AddLine(string text, int start, int end, int line)
    {
        var first = start;
        while (first < end && text[first] == ' ')
        {
            first++;
        }

        var isBlank = first == end || text[first] is '\n' or '\r';
        if (_depth > 0 || _quote != 0)
        {
            if (!isBlank)
            {
                _lines.Add(line);
                _text.Append(_extra);
            }

            Scan(text, first, end);
        }
        else if (_blockIndent >= 0 && (isBlank || first - start > _blockIndent))
        {
            // The text of a block scalar; what looks like brackets and quotes there is text.
        }
        else
        {
            _blockIndent = -1;
            if (!Scan(text, first, end) && StartsBlockScalar(text, first, end))
            {
                _blockIndent = first - start;
            }
        }

        _text.Append(text, start, end - start);
    }

    /// <summary>Follows brackets and quotes through a line.</summary>
    /// <returns>Whether the line ends inside of them.</returns>
    private bool Scan(string text, int start, int end)
    {
        var previous = ' ';
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (_quote != 0)
            {
                if (c == '\\' && _quote == '"')
                {
                    i++;
                }
                else if (c == '\'' && i + 1 < end && text[i + 1] == '\'' && _quote == c)
                {
                    // A quote of the text, written twice.
                    i++;
                }
                else if (c == _quote)
                {
                    _quote = '\0';
                }
            }
            else if (c == '#' && char.IsWhiteSpace(previous))
            {
                break;
            }
            else if (c is '[' or '{' && (_depth > 0 || StartsValue(previous)))
            {
                _depth++;
            }
            else if (c is ']' or '}' && _depth > 0)
            {
                _depth--;
            }
            else if (c is '"' or '\'' && StartsValue(previous))
            {
                _quote = c;
            }

            previous = c;
        }

        return _depth > 0 || _quote != 0;
    }

    // Inside a plain text, brackets and quotes are letters: it's, a[0].
    private static bool StartsValue(char previous) => char.IsWhiteSpace(previous) || previous is '[' or '{' or ',' or ':';

    // A line that ends with '|' or '>' and its indicators, behind a key, a dash or a tag.
    private static bool StartsBlockScalar(string text, int start, int end)
    {
        var comment = text.IndexOf(" #", start, end - start, System.StringComparison.Ordinal);
        var last = (comment < 0 ? end : comment) - 1;
        while (last > start && (char.IsWhiteSpace(text[last]) || text[last] is '+' or '-' or (>= '0' and <= '9')))
        {
            last--;
        }

        return last > start && text[last] is '|' or '>' && text[last - 1] == ' ';
    }
}
