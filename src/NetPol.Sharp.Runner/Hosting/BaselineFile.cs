using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Hosting;

/// <summary>A baseline on disk.</summary>
/// <param name="path">The file as the user named it.</param>
internal sealed class BaselineFile(string path)
{
    private readonly string _full = Path.GetFullPath(path);

    /// <summary>The folder that the files of its lines are relative to.</summary>
    internal string Folder => Path.GetDirectoryName(_full)!;

    internal bool Exists => File.Exists(_full);

    /// <summary>Reads the file; one that is not there knows nothing.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    /// <exception cref="BaselineException">A line is none of a baseline.</exception>
    internal Baseline Read()
    {
        try
        {
            return Exists ? Baseline.Parse(File.ReadAllText(_full, Utf8.WithoutMark), path) : Baseline.Empty;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{path}' cannot be read: {exception.Message.TrimEnd('.')}");
        }
    }

    /// <summary>Writes the findings as the known ones, and keeps what is known of other files.</summary>
    /// <param name="findings">All findings of some files.</param>
    /// <param name="old">What was known so far.</param>
    /// <param name="isOther">Whether a file, relative to the baseline, is none of those that were judged.</param>
    /// <returns>How many lines the file has.</returns>
    /// <exception cref="UsageException">It cannot be written.</exception>
    internal int Write(IEnumerable<Finding> findings, Baseline old, Func<string, bool> isOther)
    {
        string[] lines =
        [
            .. findings.Where(finding => finding.RuleId != RuleIds.AssertionViolated).Select(finding => Baseline.LineOf(finding, Folder)),
            .. old.Entries.Where(entry => isOther(entry.File)).Select(entry => entry.Line),
        ];
        var temporary = _full + OutputFolder.TemporaryName("");
        try
        {
            File.WriteAllText(temporary, Baseline.Write(lines), Utf8.WithoutMark);
            OutputPlan.Move(temporary, _full);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{path}' cannot be written: {exception.Message.TrimEnd('.')}");
        }

        return lines.Length;
    }
}
