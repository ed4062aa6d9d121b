using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>
/// Findings that are known and not reported again, as lines of a text file: <c>NETPOLnnnn FILE: MESSAGE</c>. The file is relative to that of the baseline; there is no line number, so that
/// an edit elsewhere brings nothing back. A line is worth one finding.
/// </summary>
internal sealed class Baseline
{
    private const string Header = "# Findings that are known and not reported again, one a line: rule, file, message. Remove a line when its finding is fixed.\n";
    private const string Nowhere = "-";

    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(1);
    private static readonly Regex s_entry = new(@"^NETPOL\d{4} (?<file>\S.*?): \S", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, s_timeout);

    // Places in messages: 'k8s/shop.yaml:12:3', 'by line 12'. Names of files stay, without the folder that depends on who asks.
    private static readonly Regex s_place = new(@"(?:[^\s'""(]*[/\\])?(?<file>[^\s'""(/\\]+\.(?:cs|yaml|yml|json)):\d+(?::\d+)?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, s_timeout);
    private static readonly Regex s_line = new(@"\bline \d+", RegexOptions.CultureInvariant, s_timeout);

    private Baseline(IReadOnlyList<BaselineEntry> entries) => Entries = entries;

    /// <summary>The baseline in which nothing is known.</summary>
    internal static Baseline Empty { get; } = new([]);

    /// <summary>Its lines, in the order written.</summary>
    internal IReadOnlyList<BaselineEntry> Entries { get; }

    /// <summary>Reads a baseline.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="path">The file, for places.</param>
    /// <exception cref="BaselineException">A line is none of a baseline.</exception>
    internal static Baseline Parse(string text, string path)
    {
        var entries = new List<BaselineEntry>();
        var number = 0;
        foreach (var written in text.Split('\n'))
        {
            number++;
            var line = written.Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var match = s_entry.Match(line);
            if (!match.Success)
            {
                throw new BaselineException("This is no line of a baseline, which is 'NETPOLnnnn FILE: MESSAGE'; correct or remove it", new SourceSpan(path, number, 1));
            }

            entries.Add(new BaselineEntry(line, match.Groups["file"].Value, new SourceSpan(path, number, 1)));
        }

        return new Baseline(entries);
    }

    /// <summary>The text of a baseline.</summary>
    /// <param name="lines">Its lines, in any order.</param>
    internal static string Write(IEnumerable<string> lines) => Header + string.Concat(lines.OrderBy(line => line, StringComparer.Ordinal).Select(line => line + "\n"));

    /// <summary>The line of a finding.</summary>
    /// <param name="finding">The finding; its file is a full path.</param>
    /// <param name="folder">The full path of the folder that the baseline is in.</param>
    internal static string LineOf(Finding finding, string folder)
    {
        var file = finding.Span.IsKnown ? Relative(finding.Span.File, folder) : Nowhere;
        var message = s_line.Replace(s_place.Replace(finding.Message, "${file}"), "line");
        return $"{finding.RuleId} {file.Replace(": ", ":%20")}: {message}";
    }

    /// <summary>The findings that are not known.</summary>
    /// <param name="findings">All findings of some files.</param>
    /// <param name="folder">The full path of the folder that the baseline is in.</param>
    internal IEnumerable<Finding> Unknown(IEnumerable<Finding> findings, string folder) => new BaselineMatch(this, folder).Unknown(findings);

    // Paths of the compiler and of this process, so they are compared as they are.
    private static string Relative(string file, string folder)
    {
        string[] to = file.Replace('\\', '/').Split('/');
        string[] from = folder.Replace('\\', '/').TrimEnd('/').Split('/');
        var same = 0;
        while (same < from.Length && same < to.Length - 1 && from[same] == to[same])
        {
            same++;
        }

        return same == 0 ? string.Join("/", to) : string.Join("/", Enumerable.Repeat("..", from.Length - same).Concat(to.Skip(same)));
    }
}
