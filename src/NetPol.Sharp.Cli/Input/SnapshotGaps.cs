using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetPol.Sharp.Cli.Input;

/// <summary>What a snapshot could not read of its cluster: lines of its <c>snapshot.txt</c>. Answers about such a folder are about a part of the cluster.</summary>
internal static class SnapshotGaps
{
    private const string Name = "snapshot.txt";
    private const string Mark = "missing: ";

    /// <summary>The sentences of the folders among some paths.</summary>
    internal static IReadOnlyList<string> In(IEnumerable<string> paths) =>
    [
        .. paths.Select(path => Path.Combine(path, Name)).Where(File.Exists).SelectMany(File.ReadLines)
            .Where(line => line.StartsWith(Mark, StringComparison.Ordinal)).Select(line => line.Substring(Mark.Length)),
    ];

    /// <summary>Whether it is the policies that are missing.</summary>
    internal static bool IsOfPolicies(string sentence) => sentence.StartsWith("list networkpolicies ", StringComparison.Ordinal);

    /// <summary>Says on standard error that answers are about a part of a cluster.</summary>
    internal static void Say(IEnumerable<string> paths, TextWriter error)
    {
        foreach (var sentence in In(paths))
        {
            error.WriteLine("note: not in this snapshot, so the answer is about a part of the cluster: " + sentence);
        }
    }
}
