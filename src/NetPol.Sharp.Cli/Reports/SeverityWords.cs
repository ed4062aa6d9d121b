using System;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Cli.Reports;

/// <summary>What formats call a severity.</summary>
internal static class SeverityWords
{
    /// <summary>Our own word, also in JSON.</summary>
    internal static string Word(this Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "info",
        _ => throw new ArgumentOutOfRangeException(nameof(severity)),
    };

    /// <summary>SARIF's level, and GitHub's command but for <c>note</c>, which is <c>notice</c> there.</summary>
    internal static string Level(this Severity severity) => severity == Severity.Info ? "note" : severity.Word();
}
