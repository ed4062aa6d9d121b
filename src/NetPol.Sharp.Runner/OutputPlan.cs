using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using DiffPlex.Renderer;

namespace NetPol.Sharp;

/// <summary>What has to change in the folder of <c>--output</c>.</summary>
internal sealed class OutputPlan(
    string path, string full, RunContext context, IReadOnlyList<FileChange> files, IReadOnlyList<FileChange> stale,
    IReadOnlyList<string> leftovers)
{
    /// <summary>Whether a file is to be written or removed.</summary>
    internal bool IsChange => stale.Count > 0 || files.Any(file => file.IsChange);

    /// <summary>The files that are there afterwards.</summary>
    internal IEnumerable<string> Files => files.Select(file => Path.Combine(full, file.Name));

    /// <summary>What changes, in numbers.</summary>
    internal string Summary => $"'{path}': {Count(files.Count(file => file.Old is null), "file", "files")} new, "
        + $"{files.Count(file => file.IsChange && file.Old is not null).ToString(CultureInfo.InvariantCulture)} changed, "
        + $"{files.Count(file => !file.IsChange).ToString(CultureInfo.InvariantCulture)} unchanged, "
        + $"{stale.Count.ToString(CultureInfo.InvariantCulture)} removed";

    /// <summary>Shows the difference as a unified diff.</summary>
    /// <returns>0 when there is none, otherwise 1.</returns>
    internal int Check()
    {
        var changes = files.Concat(stale).Where(change => change.IsChange).OrderBy(change => change.Name, StringComparer.Ordinal).ToArray();
        foreach (var change in changes)
        {
            context.Output.Write(Diff(change));
        }

        context.Output.Flush();
        context.Error.WriteLine(changes.Length == 0
            ? $"'{path}' is up to date ({Count(files.Count, "policy", "policies")})"
            : $"'{path}' differs in {Count(changes.Length, "file", "files")}; run again without --check to update it");
        return changes.Length == 0 ? ExitCodes.Fine : ExitCodes.Different;
    }

    /// <summary>Writes every file beside its place first and moves them all only then, so that no file is ever half-written.</summary>
    /// <returns>0.</returns>
    internal int Write()
    {
        var changes = files.Where(file => file.IsChange).ToArray();
        var written = new List<string>();
        try
        {
            Directory.CreateDirectory(full);
            foreach (var change in changes)
            {
                var temporary = Temporary(change);
                written.Add(temporary);
                File.WriteAllText(temporary, change.New!, Utf8.WithoutMark);
            }

            foreach (var change in changes)
            {
                Move(Temporary(change), Path.Combine(full, change.Name));
            }

            foreach (var gone in stale.Select(change => change.Name).Concat(leftovers))
            {
                File.Delete(Path.Combine(full, gone));
            }

            if (files.Count == 0 && stale.Count > 0 && Directory.GetFileSystemEntries(full).Length == 0)
            {
                // The folder of a cluster that is no more.
                Directory.Delete(full);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw OutputFolder.Unusable(path, exception, notRemoved: written.Count(file => File.Exists(file) && !TryDelete(file)));
        }

        context.Error.WriteLine(Summary);
        return ExitCodes.Fine;
    }

    private static bool TryDelete(string file)
    {
        try
        {
            File.Delete(file);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private string Temporary(FileChange change) => Path.Combine(full, OutputFolder.TemporaryName(change.Name));

    internal static void Move(string from, string to)
    {
#if NET
        File.Move(from, to, overwrite: true);
#else
        if (File.Exists(to))
        {
            File.Replace(from, to, destinationBackupFileName: null);
        }
        else
        {
            File.Move(from, to);
        }
#endif
    }

    private string Diff(FileChange change)
    {
        var name = path.TrimEnd('/', '\\') + "/" + change.Name;
        return UnidiffRenderer.GenerateUnidiff(
            change.Old ?? "", change.New ?? "", change.Old is null ? "/dev/null" : name, change.New is null ? "/dev/null" : name);
    }

    internal static string Count(int count, string one, string many) =>
        count.ToString(CultureInfo.InvariantCulture) + " " + (count == 1 ? one : many);
}
