using System;
using System.Globalization;

namespace NetPol.Sharp.Analyzers.Values;

/// <summary>Values as text, as a program on a machine with an ordinary culture would print them.</summary>
internal static class Texts
{
    internal static string Of(object? value, string? format = null) => value switch
    {
        null => "",
        IFormattable formattable => formattable.ToString(format, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
