using System.Collections.Generic;
using System.Globalization;
using NetPol.Sharp.CodeFixes.Trials;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.CodeFixes.Proposals;

/// <summary>Another port in a statement, as a finding says.</summary>
internal static class Ports
{
    /// <summary>The port that is meant in place of the one that is written: a number or a name, by what the container says.</summary>
    internal static IEnumerable<Edit?> Of(FixSite site) => site.Data(FixData.Written) is { } written && site.Data(FixData.Port) is { } port
        ? [WrittenLiterals.Correct(site, site.Call, literal => string.Format(CultureInfo.InvariantCulture, "{0}", literal.Token.Value) != written ? null : IsNumber(port) ? port : WrittenLiterals.Text(literal) is null ? $"\"{port}\"" : WrittenLiterals.Quoted(literal, port))]
        : [];

    private static bool IsNumber(string port) => int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
