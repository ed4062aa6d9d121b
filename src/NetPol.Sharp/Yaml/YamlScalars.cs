using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace NetPol.Sharp.Yaml;

/// <summary>Writes strings so that every reader gets them back as strings.</summary>
internal static class YamlScalars
{
    // The words that YAML 1.1 reads as booleans or null (yaml.org/type/bool.html, null.html).
    private static readonly HashSet<string> s_words = new(StringComparer.OrdinalIgnoreCase)
    {
        "y", "n", "yes", "no", "on", "off", "true", "false", "null",
    };

    /// <summary>
    /// Writes a string. Plain only where every YAML version reads the same string: text that starts with a letter, or a CIDR
    /// (no number, date or base-60 integer of YAML 1.1 holds a slash); otherwise in double quotes.
    /// </summary>
    internal static void Write(TextWriter output, string text)
    {
        if (IsWord(text) && !s_words.Contains(text))
        {
            output.Write(text);
            return;
        }

        output.Write('"');
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length)
            {
                output.Write("\\U" + char.ConvertToUtf32(text[i], text[++i]).ToString("X8", CultureInfo.InvariantCulture));
            }
            else
            {
                WriteQuoted(output, text[i]);
            }
        }

        output.Write('"');
    }

    // YAML 1.2 section 5.7.
    private static void WriteQuoted(TextWriter output, char c)
    {
        var escape = c switch
        {
            '\0' => "\\0",
            '\a' => "\\a",
            '\b' => "\\b",
            '\n' => "\\n",
            '\v' => "\\v",
            '\f' => "\\f",
            '\r' => "\\r",
            '\u001b' => "\\e",
            '"' => "\\\"",
            '\\' => "\\\\",
            '\u0085' => "\\N",
            '\u2028' => "\\L",
            '\u2029' => "\\P",
            (< ' ' and not '\t') or (>= '\u007f' and <= '\u009f') => "\\x" + ((int)c).ToString("X2", CultureInfo.InvariantCulture),
            '\ufeff' or >= '\ufffe' => "\\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture),
            _ => null,
        };
        if (escape is null)
        {
            output.Write(c);
        }
        else
        {
            output.Write(escape);
        }
    }

    private static bool IsWord(string text)
    {
        if (text.Length == 0 || !(IsLetter(text[0]) || (IsDigit(text[0]) && text.IndexOf('/') > 0)))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!IsLetter(c) && !IsDigit(c) && c is not ('-' or '_' or '.' or '/' or ':'))
            {
                return false;
            }
        }

        return text[text.Length - 1] != ':';
    }

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
