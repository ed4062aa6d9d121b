using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetPol.Sharp.Hosting;

/// <summary>What the build asks for, as its targets write it: lines of <c>name=value</c>.</summary>
internal sealed class BuildOptions
{
    private readonly ILookup<string, string> _values;

    private BuildOptions(IEnumerable<string> lines) => _values = lines
        .Select(line => (Line: line, At: line.IndexOf('=')))
        .Where(line => line.At > 0 && line.At < line.Line.Length - 1)
        .ToLookup(line => line.Line.Substring(0, line.At), line => line.Line.Substring(line.At + 1), StringComparer.Ordinal);

    /// <summary>The project's file, which errors without a place are reported in.</summary>
    internal string Project => One("project") ?? "NetPol.Sharp";

    /// <summary>The folder that relative paths start from.</summary>
    internal string Folder => Path.GetDirectoryName(Project)!;

    /// <summary>The folder to write or compare; <c>null</c> for none.</summary>
    internal string? Output => One("output")?.TrimEnd('/', '\\');

    /// <summary>Whether to compare instead of writing.</summary>
    internal bool Check => IsTrue("check");

    /// <summary>Whether to emit a world whose assertions are violated or not proven.</summary>
    internal bool AllowUnproven => IsTrue("allow-unproven");

    /// <summary>Whether to evaluate whatever the compiler knows.</summary>
    internal bool IsRequested => IsTrue("evaluate") || Output is not null || WritesBaseline;

    /// <summary>Whether the analyzers ran in this build, and reported what they know.</summary>
    internal bool IsAnalyzed => IsTrue("analyzed");

    /// <summary>The compiler's log of what it reported, if there is one.</summary>
    internal string? ErrorLog => One("error-log");

    /// <summary>The file of known findings.</summary>
    internal string? Baseline => One("baseline");

    /// <summary>Whether to write that file.</summary>
    internal bool WritesBaseline => IsTrue("write-baseline");

    /// <summary>The file to list the written files in.</summary>
    internal string? Written => One("written");

    /// <summary>The manifests of the project, each with the cluster that its item names; empty for those of all clusters.</summary>
    internal IEnumerable<(string Cluster, string Path)> Manifests => _values["manifest"].Select(value => (value.Substring(0, value.IndexOf('|')), value.Substring(value.IndexOf('|') + 1)));

    /// <summary>What the compiler replaced in paths, as <c>from=to</c>.</summary>
    internal IEnumerable<string> PathMap => _values["path-map"].SelectMany(map => map.Split([','], StringSplitOptions.RemoveEmptyEntries));

    internal static BuildOptions Read(string file) => new(File.ReadAllLines(file));

    private string? One(string name) => _values[name].FirstOrDefault();

    private bool IsTrue(string name) => string.Equals(One(name), "true", StringComparison.OrdinalIgnoreCase);
}
