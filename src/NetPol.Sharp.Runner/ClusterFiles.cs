using System;
using System.IO;
using System.Linq;
using NetPol.Sharp.Manifests;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp;

/// <summary>Reads clusters from manifests on disk, for tests.</summary>
public static class ClusterFiles
{
    /// <summary>The cluster that files describe.</summary>
    /// <param name="paths">Files and folders (searched for *.yaml, *.yml and *.json); relative ones start from the current folder, or else from that of the program or one above it.</param>
    /// <exception cref="ClusterException">A path does not exist, or something in the files cannot be in a cluster.</exception>
    public static Cluster Read(params string[] paths)
    {
        ClusterInput input;
        try
        {
            input = ClusterInputReader.Read(ManifestFiles.Read([.. paths.Select(Locate)], Stream.Null), new LintOptions());
        }
        catch (UsageException exception)
        {
            throw new ClusterException(exception.Message);
        }

        if (input.Conflicts is [var conflict, ..])
        {
            throw new ClusterException($"{conflict.Span}: {conflict.Message}", conflict.Span);
        }

        return input.Rejected is [var first, ..] ? throw new ClusterException($"{first.Span}: {first.Message}", first.Span) : input.Cluster;
    }

    // Tests run in a folder below that of their sources.
    internal static string Locate(string path)
    {
        for (var start = AppContext.BaseDirectory; !Exists(path) && start is { Length: > 0 }; start = Path.GetDirectoryName(start))
        {
            if (Exists(Path.Combine(start, path)))
            {
                return Path.Combine(start, path);
            }
        }

        return path;
    }

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);
}
