using System.IO;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Cli.Reports;

/// <summary>Findings for people: <c>file:line:column: severity id: message</c>, the other places indented below.</summary>
internal static class TextReport
{
    internal static void Write(LintResult result, TextWriter output)
    {
        foreach (var finding in result.Findings)
        {
            output.WriteLine($"{finding.Span}: {finding.Severity.Word()} {finding.RuleId}: {finding.Message}");
            foreach (var related in finding.Related)
            {
                output.WriteLine($"    {related.Span}: {related.Message}");
            }
        }
    }
}
