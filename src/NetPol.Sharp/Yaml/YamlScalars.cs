using System;
using System.Collections.Generic;
using YamlDotNet.Core;

namespace NetPol.Sharp.Yaml;

/// <summary>Decides which strings may stand without quotes.</summary>
internal static class YamlScalars
{
    // The words that YAML 1.1 reads as booleans or null (yaml.org/type/bool.html, null.html).
    private static readonly HashSet<string> s_words = new(StringComparer.OrdinalIgnoreCase)
    {
        "y", "n", "yes", "no", "on", "off", "true", "false", "null",
    };

    /// <summary>
    /// Plain only where every YAML version reads the same string: text that starts with a letter, or a CIDR
    /// (no number, date or base-60 integer of YAML 1.1 holds a slash).
    /// </summary>
    internal static ScalarStyle StyleOf(string text) =>
        IsWord(text) && !s_words.Contains(text) ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted;

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
