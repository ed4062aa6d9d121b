using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>Says a <see cref="PolicyException"/> in one line: <c>file:line:column: error NETPOLnnnn: sentence</c>.</summary>
internal static class ErrorLine
{
    internal static string Of(PolicyException exception, string folder)
    {
        var span = exception.Span.IsKnown ? exception.Span : SpanOfCall(exception);
        var place = span.IsKnown ? span with { File = Relative(span.File, folder) } + ": " : "";
        return $"{place}error {exception.RuleId}: {exception.Message}";
    }

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

    private static string Relative(string file, string folder)
    {
        var start = folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
        return file.StartsWith(start, StringComparison.Ordinal) ? file.Substring(start.Length) : file;
    }
}
