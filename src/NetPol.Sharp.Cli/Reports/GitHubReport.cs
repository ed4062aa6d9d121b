using System;
using System.Globalization;
using System.IO;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Cli.Reports;

/// <summary>Findings as GitHub's workflow commands, which become annotations on the changed lines.</summary>
internal static class GitHubReport
{
    internal static void Write(LintResult result, TextWriter output)
    {
        foreach (var finding in result.Findings)
        {
            var command = finding.Severity == Severity.Info ? "notice" : finding.Severity.Word();
            output.WriteLine(string.Format(
                CultureInfo.InvariantCulture,
                "::{0} file={1},line={2},col={3},title={4}::{5}",
                command, Property(finding.Span.File), finding.Span.Line, finding.Span.Column, finding.RuleId, Data(finding.Message)));
        }
    }

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
