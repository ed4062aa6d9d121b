using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetPol.Sharp.Live;

/// <summary>The folder of a snapshot. It belongs to snapshots alone: what somebody else put there stays, and nothing is written beside it.</summary>
/// <param name="path">The folder as the user named it.</param>
/// <param name="context">What the run touches.</param>
internal sealed class SnapshotFolder(string path, RunContext context)
{
    private readonly string _full = Path.Combine(context.Folder, path);

    /// <summary>What has to change in the folder. Nothing is written before the plan is.</summary>
    /// <exception cref="UsageException">The folder holds something else, or cannot be read.</exception>
    internal OutputPlan Plan(IReadOnlyList<SnapshotFile> files)
    {
        try
        {
            var (old, leftovers) = Present();
            var names = files.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
            FileChange[] changes = [.. files.OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => new FileChange(file.Name, old.GetValueOrDefault(file.Name), file.Text))];
            FileChange[] stale = [.. old.Where(file => !names.Contains(file.Key)).Select(file => new FileChange(file.Key, file.Value, null))];
            return new OutputPlan(path, _full, context, changes, stale, leftovers);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw OutputFolder.Unusable(path, exception);
        }
    }

    /// <summary>Says whether a snapshot may be written there, before a long run reads the cluster.</summary>
    /// <exception cref="UsageException">It may not.</exception>
    internal void Check() => Plan([]);

    private (SortedDictionary<string, string> Files, List<string> Leftovers) Present()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var leftovers = new List<string>();
        if (path.Length == 0 || File.Exists(_full))
        {
            throw new UsageException(path.Length == 0 ? "--output needs the name of a folder" : $"'{path}' is a file; --output needs a folder");
        }

        foreach (var entry in Directory.Exists(_full) ? Directory.GetFileSystemEntries(_full) : [])
        {
            var name = Path.GetFileName(entry);
            if (OutputFolder.IsTemporary(name))
            {
                leftovers.Add(name);
                continue;
            }

            var text = Directory.Exists(entry) ? "" : File.ReadAllText(entry, Utf8.WithoutMark).Replace("\r\n", "\n", StringComparison.Ordinal);
            if (!text.StartsWith(SnapshotFile.Mark + "\n", StringComparison.Ordinal))
            {
                throw new UsageException($"'{Path.Combine(path, name)}' was not written by netpol snapshot, so nothing is written beside it; choose a folder of its own for --output");
            }

            files.Add(name, text);
        }

        return (files, leftovers);
    }
}
