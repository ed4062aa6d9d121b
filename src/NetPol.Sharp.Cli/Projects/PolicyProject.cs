using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace NetPol.Sharp.Cli.Projects;

/// <summary>What a user calls the home of policies: a project, a file-based program, or an assembly.</summary>
/// <param name="path">The file.</param>
internal sealed class PolicyProject(string path)
{
    private const string Assembly = ".dll";

    private static readonly string[] s_extensions = [".csproj", ".fsproj", ".vbproj", ".cs", Assembly];

    /// <summary>Whether a path is a project, a file-based program, an assembly, or a folder with a project in it.</summary>
    internal static bool IsOne(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*.*proj").Any(file => Array.Exists(s_extensions, file.EndsWith))
        : s_extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds the file that a path means.</summary>
    /// <exception cref="UsageException">There is none, or there are several.</exception>
    internal static PolicyProject Find(string path)
    {
        if (Directory.Exists(path))
        {
            string[] projects = [.. Directory.GetFiles(path, "*.*proj").Where(file => Array.Exists(s_extensions, file.EndsWith)).Order(StringComparer.Ordinal)];
            return projects switch
            {
                [var one] => new PolicyProject(one),
                [] => throw new UsageException($"there is no project in '{path}'; give a project, a FILE.cs or a DLL"),
                _ => throw new UsageException($"there are several projects in '{path}', {string.Join(" and ", projects.Select(project => $"'{Path.GetFileName(project)}'"))}; name one"),
            };
        }

        return !File.Exists(path) ? throw new UsageException($"'{path}' does not exist; give a project, a FILE.cs or a DLL")
            : s_extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase) ? new PolicyProject(path)
            : throw new UsageException($"'{path}' is no project, FILE.cs or DLL");
    }

    /// <summary>The assembly, built where that has to be done.</summary>
    /// <returns>The assembly; <c>null</c> when it cannot be built, which the build has said on standard error.</returns>
    internal BuiltAssembly? Build(Surroundings surroundings)
    {
        if (path.EndsWith(Assembly, StringComparison.OrdinalIgnoreCase))
        {
            return new BuiltAssembly(Path.GetFullPath(path), "");
        }

        var result = Path.Combine(Path.GetTempPath(), $"netpol-{Environment.ProcessId}.json");
        try
        {
            if (Build(result, framework: "", surroundings) is not { } built)
            {
                return null;
            }

            // Of several frameworks the first; they have the same policies.
            var framework = built.GetProperty("TargetFrameworks").GetString()!.Split(';')[0].Trim();
            if (built.GetProperty("TargetPath").GetString() is not { Length: > 0 } && framework.Length > 0)
            {
                if (Build(result, framework, surroundings) is not { } inner)
                {
                    return null;
                }

                built = inner;
            }

            return built.GetProperty("TargetPath").GetString() is { Length: > 0 } target
                ? new BuiltAssembly(target, built.GetProperty("NuGetPackageRoot").GetString()!)
                : throw new UsageException($"'{path}' makes no assembly");
        }
        finally
        {
            File.Delete(result);
        }
    }

    private JsonElement? Build(string result, string framework, Surroundings surroundings)
    {
        List<string> arguments =
        [
            "build", path, "-nologo", "-v:q", "-clp:ErrorsOnly;NoSummary",
            // What the build itself does with policies is done here.
            "-p:NetPolEvaluate=false",
            "-getTargetResult:Build", "-getProperty:TargetPath", "-getProperty:TargetFrameworks", "-getProperty:NuGetPackageRoot", "-getResultOutputFile:" + result,
        ];
        if (framework.Length > 0)
        {
            arguments.Add("-p:TargetFramework=" + framework);
        }

        using var said = new StringWriter();
        if (DotnetProcess.Run(arguments, said, said) != 0)
        {
            foreach (var line in said.ToString().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Distinct())
            {
                surroundings.Error.WriteLine(line);
            }

            return null;
        }

        using var json = JsonDocument.Parse(File.ReadAllBytes(result));
        return json.RootElement.GetProperty("Properties").Clone();
    }
}
