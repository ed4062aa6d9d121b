using System;
using System.Collections.Generic;
using System.Globalization;
using System.Numerics;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Yaml;

/// <summary>
/// Gives plain scalars the types that the API server gives them: YAML 1.1 as go-yaml v2 reads it (sigs.k8s.io/yaml, <c>resolve.go</c>),
/// then JSON. No base-60 numbers, no dates; <c>y</c> and <c>n</c> are booleans.
/// </summary>
internal static class ScalarResolver
{
    private static readonly Dictionary<string, (ManifestScalarKind Kind, string Text)> s_words = Words();

    /// <summary>The JSON type and text of a plain scalar; <c>null</c> for infinities and NaN, which JSON does not have.</summary>
    internal static (ManifestScalarKind Kind, string Text)? Resolve(string text)
    {
        if (text.Length == 0)
        {
            return (ManifestScalarKind.Null, "null");
        }

        if (s_words.TryGetValue(text, out var word))
        {
            return word.Kind == ManifestScalarKind.Float ? null : word;
        }

        return text[0] is '+' or '-' or '.' or (>= '0' and <= '9') && Number(text) is { } number
            ? number
            : (ManifestScalarKind.String, text);
    }

    private static (ManifestScalarKind Kind, string Text)? Number(string text)
    {
        var plain = text.Replace("_", "");
        if (text[0] != '.')
        {
            return Integer(plain) ?? Float(plain);
        }

        // Go's ParseFloat sees the underscores itself, and wants digits around each.
        return UnderscoresSeparateDigits(text) ? Float(plain) : null;
    }

    private static bool UnderscoresSeparateDigits(string text)
    {
        for (var i = text.IndexOf('_'); i >= 0; i = text.IndexOf('_', i + 1))
        {
            if (i == 0 || i == text.Length - 1 || Digit(text[i - 1]) is < 0 or > 9 || Digit(text[i + 1]) is < 0 or > 9)
            {
                return false;
            }
        }

        return true;
    }

    // Go's ParseInt with base 0: a sign, then 0x, 0o, 0b or a leading 0 for octal.
    private static (ManifestScalarKind Kind, string Text)? Integer(string text)
    {
        var start = text[0] is '+' or '-' ? 1 : 0;
        var (numberBase, digits) = start + 1 < text.Length && text[start] == '0'
            ? text[start + 1] switch
            {
                'x' or 'X' => (16, start + 2),
                'o' or 'O' => (8, start + 2),
                'b' or 'B' => (2, start + 2),
                _ => (8, start + 1),
            }
            : (10, start);
        if (digits >= text.Length)
        {
            return null;
        }

        BigInteger value = 0;
        for (var i = digits; i < text.Length; i++)
        {
            var digit = Digit(text[i]);
            if (digit < 0 || digit >= numberBase || i - digits > 80)
            {
                return null;
            }

            value = (value * numberBase) + digit;
        }

        // Signed 64 bits, or unsigned without a sign; anything larger is tried as a float.
        value = text[0] == '-' ? -value : value;
        return value >= long.MinValue && value <= (start == 0 ? ulong.MaxValue : long.MaxValue)
            ? (ManifestScalarKind.Integer, value.ToString(CultureInfo.InvariantCulture))
            : null;
    }

    private static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    private static (ManifestScalarKind Kind, string Text)? Float(string text)
    {
        if (!IsFloat(text)
            || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            || double.IsInfinity(value))
        {
            return null;
        }

        // JSON has one type of number: 1e3 becomes 1000, which is a fine port. Go writes an exponent from 1e21 on.
        return Math.Floor(value) == value && Math.Abs(value) < 1e21
            ? (ManifestScalarKind.Integer, new BigInteger(value).ToString(CultureInfo.InvariantCulture))
            : (ManifestScalarKind.Float, value.ToString("R", CultureInfo.InvariantCulture));
    }

    // ^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$
    private static bool IsFloat(string text)
    {
        var i = text[0] is '+' or '-' ? 1 : 0;
        var whole = SkipDigits(text, ref i);
        var fraction = 0;
        if (i < text.Length && text[i] == '.')
        {
            i++;
            fraction = SkipDigits(text, ref i);
        }

        if (whole == 0 && fraction == 0)
        {
            return false;
        }

        if (i < text.Length && text[i] is 'e' or 'E')
        {
            i++;
            if (i < text.Length && text[i] is '+' or '-')
            {
                i++;
            }

            if (SkipDigits(text, ref i) == 0)
            {
                return false;
            }
        }

        return i == text.Length;
    }

    private static int SkipDigits(string text, ref int position)
    {
        var start = position;
        while (position < text.Length && text[position] is >= '0' and <= '9')
        {
            position++;
        }

        return position - start;
    }

    private static Dictionary<string, (ManifestScalarKind Kind, string Text)> Words()
    {
        var words = new Dictionary<string, (ManifestScalarKind Kind, string Text)>(StringComparer.Ordinal);
        Add((ManifestScalarKind.Bool, "true"), "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
        Add((ManifestScalarKind.Bool, "false"), "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
        Add((ManifestScalarKind.Null, "null"), "~", "null", "Null", "NULL");
        Add(
            (ManifestScalarKind.Float, ""),
            ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF");
        return words;

        void Add((ManifestScalarKind Kind, string Text) meaning, params string[] texts)
        {
            foreach (var text in texts)
            {
                words.Add(text, meaning);
            }
        }
    }
}
