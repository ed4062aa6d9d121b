using System;
using System.Globalization;
using System.Linq;

namespace NetPol.Sharp;

/// <summary>The version of a network plugin: <c>1.17</c>, <c>v3.30.2</c>.</summary>
/// <param name="Major">The first number.</param>
/// <param name="Minor">The second one; 0 when it is not written.</param>
/// <param name="Patch">The third one; 0 when it is not written.</param>
public sealed record PlatformVersion(int Major, int Minor, int Patch = 0)
{
    private static readonly char[] s_suffixes = ['-', '+', '_'];

    /// <summary>Reads a version; a leading <c>v</c> and what follows <c>-</c> or <c>+</c> do not count.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The version; <c>null</c> when the text is none.</returns>
    public static PlatformVersion? TryParse(string text)
    {
        var body = (text.StartsWith("v", StringComparison.Ordinal) ? text.Substring(1) : text).Split(s_suffixes)[0];
        var numbers = body.Split('.').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToArray();
        return numbers.Length is 0 or > 3 || numbers.Any(number => number < 0)
            ? null
            : new PlatformVersion(numbers[0], numbers.ElementAtOrDefault(1), numbers.ElementAtOrDefault(2));
    }

    /// <summary>The version as it is written.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, Patch == 0 ? "{0}.{1}" : "{0}.{1}.{2}", Major, Minor, Patch);

    /// <summary>Whether the version is older than another one.</summary>
    internal bool IsBefore(int major, int minor, int patch = 0) => (Major, Minor, Patch).CompareTo((major, minor, patch)) < 0;
}
