using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetPol.Sharp.Hosting;
using NetPol.Sharp.Manifests;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Cli.Input;

/// <summary>The known findings of a run: left out, or written down.</summary>
internal sealed class KnownFindings
{
    private readonly List<string> _said = [];
    private readonly string _path;
    private readonly BaselineFile? _file;
    private readonly Baseline _baseline;
    private readonly bool _updates;

    internal KnownFindings(string path, BaselineFile? file, Baseline baseline, bool updates)
    {
        _path = path;
        _file = file;
        _baseline = baseline;
        _updates = updates;
    }

    internal static KnownFindings None => new("", file: null, Baseline.Empty, updates: false);

    /// <summary>Whether findings are written down instead of being reported.</summary>
    internal bool Updates => _updates;

    /// <summary>The result without what is known.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="paths">What was looked at: files and folders.</param>
    internal LintResult Apply(LintResult result, IReadOnlyList<string> paths)
    {
        if (_file is null)
        {
            return result;
        }

        (Finding Reported, Finding Full)[] all = [.. result.Findings.Select(finding => (finding, WithFullPath(finding)))];
        if (_updates)
        {
            var count = _file.Write(all.Select(finding => finding.Full), _baseline, other => !ManifestFiles.IsManifest(other) || !IsBelow(Path.GetFullPath(Path.Combine(_file.Folder, other)), paths));
            _said.Add($"'{_path}': {OutputPlan.Count(count, "known finding", "known findings")}, {OutputPlan.Count(_baseline.Entries.Count, "line", "lines")} before");
            return result with { Findings = [] };
        }

        var match = new BaselineMatch(_baseline, _file.Folder);
        Finding[] unknown = [.. all.Where(finding => match.Unknown([finding.Full]).Any()).Select(finding => finding.Reported)];
        _said.AddRange(match.Left.Where(entry => ManifestFiles.IsManifest(entry.File)).Select(entry => $"{entry.Span}: found no more: {entry.Line}"));
        return result with { Findings = unknown };
    }

    /// <summary>Says what was written, or which known findings are no more.</summary>
    internal void Say(TextWriter error)
    {
        foreach (var line in _said)
        {
            error.WriteLine(line);
        }
    }

    // What was not looked at stays known.
    private static bool IsBelow(string file, IReadOnlyList<string> paths) =>
        paths.Select(Path.GetFullPath).Any(path => file == path || file.StartsWith(Path.TrimEndingDirectorySeparator(path) + Path.DirectorySeparatorChar, System.StringComparison.Ordinal));

    private static Finding WithFullPath(Finding finding) =>
        finding.Span.IsKnown && finding.Span.File != ManifestFiles.StandardInputName ? finding with { Span = finding.Span with { File = Path.GetFullPath(finding.Span.File) } } : finding;
}
