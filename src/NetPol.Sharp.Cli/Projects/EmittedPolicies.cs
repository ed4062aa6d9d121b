using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Yaml;

namespace NetPol.Sharp.Cli.Projects;

/// <summary>The policies of a project as documents, without files of their own.</summary>
internal static class EmittedPolicies
{
    /// <summary>Builds and evaluates a project.</summary>
    /// <param name="path">The project, file-based program or assembly.</param>
    /// <param name="cluster">The cluster of <c>[Policies]</c>; <c>null</c> for the only one.</param>
    /// <param name="surroundings">Where errors go.</param>
    /// <param name="exitCode">The exit code when there are no policies to be had, which was said then.</param>
    /// <returns>The documents; <c>null</c> when there are none to be had.</returns>
    internal static IReadOnlyList<ManifestDocument>? Read(string path, string? cluster, Surroundings surroundings, out int exitCode)
    {
        exitCode = ExitCodes.BadInput;
        if (PolicyProject.Find(path).Build(surroundings) is not { } assembly)
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("netpol-").FullName;
        try
        {
            using var said = new StringWriter { NewLine = "\n" };
            string[] arguments = ["--output", folder, .. cluster is null ? (string[])[] : ["--cluster", cluster]];
            exitCode = HostProcess.Run(assembly, arguments, surroundings with { Output = said, Error = said });
            // How many files there are in a folder that nobody knows is no news.
            foreach (var line in said.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.Contains(folder, StringComparison.Ordinal)))
            {
                surroundings.Error.WriteLine(line);
            }

            return exitCode == ExitCodes.Fine ? [.. Documents(folder)] : null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The documents of a folder that a project was emitted into; files are named without it.</summary>
    /// <exception cref="UsageException">They are for several clusters.</exception>
    internal static IEnumerable<ManifestDocument> Documents(string folder)
    {
        string[] files = [.. Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        string[] clusters = [.. files.Select(file => Path.GetRelativePath(folder, Path.GetDirectoryName(file)!)).Distinct().Select(name => name == "." ? "default" : name)];
        return clusters.Length > 1
            ? throw new UsageException($"the policies are for {string.Join(", ", clusters.Select(name => $"'{name}'"))}, which are not to be mixed; choose one with --cluster")
            : files.SelectMany(file => ManifestReader.Read(File.ReadAllText(file), Path.GetFileName(file)));
    }
}
