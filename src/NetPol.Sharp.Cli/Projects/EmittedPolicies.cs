using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using NetPol.Sharp.Model;
using NetPol.Sharp.Platforms;
using NetPol.Sharp.Yaml;

namespace NetPol.Sharp.Cli.Projects;

/// <summary>The policies of a project as documents, without files of their own.</summary>
internal sealed class EmittedPolicies
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private readonly BuiltAssembly _assembly;
    private readonly string? _cluster;

    // Where the policies of the only cluster were written to: its name; empty for the one without.
    private readonly string _folder;

    private EmittedPolicies(BuiltAssembly assembly, string? cluster, string folder, IReadOnlyList<ManifestDocument> documents) =>
        (_assembly, _cluster, _folder, Documents) = (assembly, cluster, folder, documents);

    /// <summary>The documents.</summary>
    internal IReadOnlyList<ManifestDocument> Documents { get; }

    /// <summary>Builds and evaluates a project.</summary>
    /// <param name="path">The project, file-based program or assembly.</param>
    /// <param name="cluster">The cluster of <c>[Policies]</c>; <c>null</c> for the only one.</param>
    /// <param name="surroundings">Where errors go.</param>
    /// <param name="exitCode">The exit code when there are no policies to be had, which was said then.</param>
    /// <returns>The policies; <c>null</c> when there are none to be had.</returns>
    internal static EmittedPolicies? Read(string path, string? cluster, Surroundings surroundings, out int exitCode)
    {
        exitCode = ExitCodes.BadInput;
        if (PolicyProject.Find(path).Build(surroundings) is not { } assembly)
        {
            return null;
        }

        IReadOnlyList<ManifestDocument> documents = [];
        var inner = "";
        exitCode = InFolder(folder =>
        {
            var code = Emit(assembly, folder, cluster, [], surroundings, CancellationToken.None);
            documents = code == ExitCodes.Fine ? [.. DocumentsIn(folder)] : [];
            inner = Directory.GetFiles(folder, "*.yaml").Length == 0 && Directory.GetDirectories(folder) is [var only] ? Path.GetFileName(only) : "";
            return code;
        });
        return exitCode == ExitCodes.Fine ? new EmittedPolicies(assembly, cluster, inner, documents) : null;
    }

    /// <summary>The platform that the project declares for the cluster; <c>null</c> when it declares none.</summary>
    /// <exception cref="UsageException">It is none that is known here.</exception>
    internal PlatformProfile? Platform
    {
        get
        {
            try
            {
                return DeclaredPlatforms.Read(_assembly.Path).For(_cluster is null or "default" ? _folder : _cluster);
            }
            catch (PolicyException exception)
            {
                throw new UsageException($"{exception.Message}; it is declared in '{Path.GetFileName(_assembly.Path)}'");
            }
        }
    }

    /// <summary>Proves the assertions of the project together with other policies; what is violated or not proven is said on standard error.</summary>
    /// <returns>The exit code of <c>netpol emit</c>.</returns>
    internal int ProveBeside(IEnumerable<NetworkPolicy> others, Surroundings surroundings, CancellationToken cancellation) => InFolder(folder =>
    {
        NetworkPolicy[] all = [.. others];
        if (all.Length == 0)
        {
            return ExitCodes.Fine;
        }

        var file = Path.Combine(folder, "cluster.yaml");
        File.WriteAllText(file, NetworkPolicyYaml.Write(all), Utf8.WithoutMark);
        using var said = new StringWriter { NewLine = "\n" };
        var exitCode = Emit(_assembly, Path.Combine(folder, "emitted"), _cluster, ["--beside", file], surroundings with { Error = said }, cancellation);
        cancellation.ThrowIfCancellationRequested();

        // A line of that file nobody can look up.
        surroundings.Error.Write(Regex.Replace(said.ToString(), Regex.Escape(file) + @"(?:[:(]\d+[:,]\d+\)?)?", "the cluster", RegexOptions.None, s_patience));
        return exitCode;
    });

    /// <summary>The documents of a folder that a project was emitted into; files are named without it.</summary>
    /// <exception cref="UsageException">They are for several clusters.</exception>
    internal static IEnumerable<ManifestDocument> DocumentsIn(string folder)
    {
        string[] files = [.. Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        string[] clusters = [.. files.Select(file => Path.GetRelativePath(folder, Path.GetDirectoryName(file)!)).Distinct().Select(name => name == "." ? "default" : name)];
        return clusters.Length > 1
            ? throw new UsageException($"the policies are for {string.Join(", ", clusters.Select(name => $"'{name}'"))}, which are not to be mixed; choose one with --cluster")
            : files.SelectMany(file => ManifestReader.Read(File.ReadAllText(file), Path.GetFileName(file)));
    }

    private static int Emit(BuiltAssembly assembly, string folder, string? cluster, IEnumerable<string> more, Surroundings surroundings, CancellationToken cancellation)
    {
        using var said = new StringWriter { NewLine = "\n" };
        string[] arguments = ["--output", folder, .. cluster is null ? (string[])[] : ["--cluster", cluster], .. more];
        var exitCode = HostProcess.Run(assembly, arguments, surroundings with { Output = said, Error = said }, cancellation);

        // How many files there are in a folder that nobody knows is no news.
        foreach (var line in said.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith("'" + folder, StringComparison.Ordinal)))
        {
            surroundings.Error.WriteLine(line);
        }

        return exitCode;
    }

    private static int InFolder(Func<string, int> work)
    {
        var folder = Directory.CreateTempSubdirectory("netpol-").FullName;
        try
        {
            return work(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
