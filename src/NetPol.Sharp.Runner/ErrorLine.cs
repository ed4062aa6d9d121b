using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using NetPol.Sharp.Discovery;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp;

/// <summary>Says a <see cref="PolicyException"/> in one line: <c>file:line:column: error NETPOLnnnn: sentence</c>.</summary>
internal static class ErrorLine
{
    internal static string Of(PolicyException exception, string folder) => $"{Place(SpanOf(exception), folder)}error {exception.RuleId}: {exception.Message}";

    /// <summary>Says that a set could not be had, and where something was thrown instead.</summary>
    internal static string Of(UnreadableSetException exception, string folder) => $"{Place(SpanOf(exception), folder)}error: {exception.Message}";

    internal static SourceSpan SpanOf(PolicyException exception) => exception.Span.IsKnown ? exception.Span : SpanOfCall(exception);

    internal static SourceSpan SpanOf(UnreadableSetException exception) => exception.InnerException is { } cause ? SpanOfCall(cause) : SourceSpan.None;

    /// <summary>The call that passed the bad literal: the innermost frame outside the library, which the debug symbols locate.</summary>
    private static SourceSpan SpanOfCall(Exception exception)
    {
        var frame = new StackTrace(exception, fNeedFileInfo: true).GetFrames()
            .FirstOrDefault(frame => frame.GetMethod()?.Module.Assembly is { } assembly && !IsOurs(assembly) && frame.GetFileLineNumber() > 0);
        return frame is null
            ? SourceSpan.None
            : new SourceSpan(frame.GetFileName() ?? "", frame.GetFileLineNumber(), frame.GetFileColumnNumber());
    }

    private static bool IsOurs(Assembly assembly) =>
        assembly == typeof(PolicySet).Assembly || assembly == typeof(ErrorLine).Assembly;

    /// <summary>A finding as the lines of an error, the other places indented below it.</summary>
    internal static IEnumerable<string> Of(Finding finding, string folder)
    {
        yield return $"{Place(finding.Span, folder)}{finding.Severity.ToString().ToLowerInvariant()} {finding.RuleId}: {finding.Message}";
        foreach (var related in finding.Related)
        {
            yield return $"    {Place(related.Span, folder)}{related.Message}";
        }
    }

    private static string Place(SourceSpan span, string folder) => span.IsKnown ? span with { File = Relative(span.File, folder) } + ": " : "";

    private static string Relative(string file, string folder)
    {
        var start = folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
        return file.StartsWith(start, StringComparison.Ordinal) ? file.Substring(start.Length) : file;
    }
}
