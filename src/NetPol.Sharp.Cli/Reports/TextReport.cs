using System.IO;
using NetPol.Sharp.Rules;
using Spectre.Console;

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

    /// <summary>The same text, coloured. A method of its own, so that Spectre.Console is loaded only where somebody looks.</summary>
    internal static void WriteColoured(LintResult result, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.Standard, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = int.MaxValue;
        foreach (var finding in result.Findings)
        {
            var colour = finding.Severity switch { Severity.Error => "red", Severity.Warning => "yellow", _ => "blue" };
            console.MarkupLineInterpolated($"[bold]{finding.Span.ToString()}:[/] [{colour}]{finding.Severity.Word()} {finding.RuleId}:[/] {finding.Message}");
            foreach (var related in finding.Related)
            {
                console.MarkupLineInterpolated($"    [dim]{related.Span.ToString()}: {related.Message}[/]");
            }
        }
    }
}
