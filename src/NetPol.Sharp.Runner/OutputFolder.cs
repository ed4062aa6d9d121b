using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

namespace NetPol.Sharp;

/// <summary>The folder of <c>--output</c>: what of it this program wrote, and what has to change.</summary>
/// <param name="path">The folder as the user named it.</param>
/// <param name="context">What the run touches.</param>
/// <param name="sets">The sets whose files may be removed; <c>null</c> for all of the program.</param>
internal sealed class OutputFolder(string path, RunContext context, IReadOnlyCollection<string>? sets)
{
    // 255 is what file systems take; the temporary name needs up to sixteen more.
    private const int MaxNameLength = 239;
    private const string TemporarySuffix = ".tmp";

#pragma warning disable CA1837 // netstandard2.0 has no Environment.ProcessId
    private static readonly string s_process = Process.GetCurrentProcess().Id.ToString(CultureInfo.InvariantCulture);
#pragma warning restore CA1837

    private readonly string _full = Path.Combine(context.Folder, path);

    /// <summary>The name under which a file is written before it is moved; another one in every process.</summary>
    internal static string TemporaryName(string name) => "." + name + "." + s_process + TemporarySuffix;

    /// <summary>Whether a file has the name of one that was not moved to its place.</summary>
    internal static bool IsTemporary(string name) => name.StartsWith(".", StringComparison.Ordinal) && name.EndsWith(TemporarySuffix, StringComparison.Ordinal);

    /// <summary>The folder of a cluster.</summary>
    /// <exception cref="UsageException">No folder can be called that everywhere.</exception>
    internal static string Inner(string folder, string cluster) =>
        cluster.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.') && cluster[0] != '.' && cluster[cluster.Length - 1] != '.'
            ? folder.TrimEnd('/', '\\') + "/" + cluster
            : throw new UsageException($"cluster '{cluster}' cannot have a folder of that name; use letters, digits, '-', '_' and '.', or choose it with --cluster and without --output");

    /// <summary>A folder and those in it that hold files of this program.</summary>
    internal static IReadOnlyList<string> WithOurFiles(string path, RunContext context)
    {
        var full = Path.Combine(context.Folder, path);
        if (!Directory.Exists(full))
        {
            return [];
        }

        try
        {
            return
            [
                .. Directory.GetDirectories(full).Select(inner => path.TrimEnd('/', '\\') + "/" + Path.GetFileName(inner)).OrderBy(inner => inner, StringComparer.Ordinal).Prepend(path)
                    .Where(folder => new OutputFolder(folder, context, sets: null).Stale([]).Length > 0),
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unusable(path, exception);
        }
    }

    /// <summary>Compares the folder with what it should hold; changes nothing.</summary>
    internal OutputPlan Plan(IReadOnlyList<PolicyFile> files)
    {
        if (path.Length == 0)
        {
            throw new UsageException("--output needs the name of a folder");
        }

        if (File.Exists(_full))
        {
            throw new UsageException($"'{path}' is a file; --output needs a folder");
        }

        try
        {
            var changes = files.OrderBy(file => file.Name, StringComparer.Ordinal).Select(Change).ToArray();
            var names = new HashSet<string>(files.Select(file => file.Name), StringComparer.Ordinal);
            return new OutputPlan(path, _full, context, changes, Stale(names), Leftovers());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unusable(path, exception);
        }
    }

    private FileChange Change(PolicyFile file)
    {
        if (file.Name.Length > MaxNameLength)
        {
            throw new UsageException($"'{file.Name}' is too long for a file name; give the policy a shorter name with .Named(\"…\")");
        }

        var full = Path.Combine(_full, file.Name);
        if (Directory.Exists(full))
        {
            throw new UsageException($"'{Path.Combine(path, file.Name)}' is a folder; move it away or choose another folder for --output");
        }

        if (!File.Exists(full))
        {
            return new FileChange(file.Name, null, file.Text);
        }

        // A checkout may have changed the line ends; that alone is no difference.
        var old = File.ReadAllText(full, Utf8.WithoutMark).Replace("\r\n", "\n");
        if (PolicyFile.SetOf(FirstLine(old), context.Program) is null)
        {
            throw new UsageException(
                $"'{Path.Combine(path, file.Name)}' was not written by {context.Program}, so it stays; move it away or choose another folder for --output");
        }

        return new FileChange(file.Name, old, file.Text);
    }

    private FileChange[] Stale(HashSet<string> names)
    {
        if (!Directory.Exists(_full))
        {
            return [];
        }

        return
        [
            .. Directory.GetFiles(_full)
                .Select(full => (Name: Path.GetFileName(full), Full: full))
                .Where(file => PolicyFile.IsNamedLikeOne(file.Name) && !names.Contains(file.Name))
                .OrderBy(file => file.Name, StringComparer.Ordinal)
                .Select(file => new FileChange(file.Name, File.ReadAllText(file.Full, Utf8.WithoutMark).Replace("\r\n", "\n"), null))
                .Where(change => PolicyFile.SetOf(FirstLine(change.Old!), context.Program) is { } set && (sets is null || sets.Contains(set))),
        ];
    }

    /// <summary>Temporary files of runs that were killed.</summary>
    private string[] Leftovers() => !Directory.Exists(_full) ? [] :
    [
        .. Directory.GetFiles(_full, ".*" + TemporarySuffix)
            .Where(full => PolicyFile.IsTemporaryOfOne(Path.GetFileName(full)) && PolicyFile.SetOf(FirstLine(File.ReadAllText(full, Utf8.WithoutMark)), context.Program) is not null)
            .Select(full => Path.GetFileName(full)),
    ];

    internal static UsageException Unusable(string path, Exception exception, int notRemoved = 0) =>
        new($"'{path}' cannot be used for --output: {exception.Message.TrimEnd('.')}"
            + (notRemoved == 0 ? "" : $"; {notRemoved.ToString(CultureInfo.InvariantCulture)} temporary files could not be removed"));

    private static string FirstLine(string text)
    {
        var end = text.IndexOf('\n');
        return end < 0 ? text : text.Substring(0, end);
    }
}
