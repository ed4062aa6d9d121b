using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Hosting;

/// <summary>Says things so that MSBuild and editors know what they are: <c>file(line,column): warning NETPOLnnnn: sentence</c>.</summary>
internal sealed class BuildReport(BuildOptions options, TextWriter output)
{
    private readonly (string From, string To)[] _map =
    [
        .. options.PathMap.Select(pair => pair.Split('=')).Where(pair => pair.Length == 2 && pair[1].Length > 0).Select(pair => (pair[0], pair[1])),
    ];

    /// <summary>Whether an error was reported.</summary>
    internal bool HasErrors { get; private set; }

    internal void Error(string message, SourceSpan span = default, string id = "") => Write(span, "error", id, message);

    /// <summary>Reports findings. Hints are for editors, as with the compiler.</summary>
    internal void Findings(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings.Where(finding => finding.Severity > Severity.Info))
        {
            Write(finding.Span, finding.Severity == Severity.Error ? "error" : "warning", finding.RuleId, finding.Message);
            foreach (var related in finding.Related)
            {
                output.WriteLine($"    {Place(related.Span)}{related.Message}");
            }
        }
    }

    /// <summary>A file as it is on this machine: deterministic builds have other paths in assemblies.</summary>
    internal string RealFile(string file)
    {
        foreach (var (from, to) in _map.Where(map => file.StartsWith(map.To, StringComparison.Ordinal)))
        {
            return from + file.Substring(to.Length);
        }

        return file;
    }

    private void Write(SourceSpan span, string severity, string id, string message)
    {
        HasErrors |= severity == "error";
        output.WriteLine($"{(span.IsKnown ? Place(span) : options.Project + " : ")}{severity} {id}: {Message.OneLine(message)}");
    }

    private string Place(SourceSpan span)
    {
        if (!span.IsKnown)
        {
            return "";
        }

        var column = span.Column > 0 ? "," + span.Column.ToString(CultureInfo.InvariantCulture) : "";
        return $"{RealFile(span.File)}({span.Line.ToString(CultureInfo.InvariantCulture)}{column}): ";
    }
}
