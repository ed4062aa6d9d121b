using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Yaml;

namespace NetPol.Sharp.Hosting;

/// <summary>What the compiler reported, read from its error log (SARIF).</summary>
internal static class CompilerLog
{
    /// <summary>Rule and message of everything in a log; nothing when there is none that can be read.</summary>
    internal static List<(string RuleId, string Message)> Read(string? path)
    {
        var reported = new List<(string, string)>();
        try
        {
            if (path is not null && File.Exists(path))
            {
                // JSON is YAML.
                var root = ManifestReader.Read(File.ReadAllText(path, Utf8.WithoutMark), path).FirstOrDefault()?.Root as ManifestObject;
                reported.AddRange(Items(root?["runs"]).SelectMany(run => Items(run["results"])).Select(result => (Text(result["ruleId"]), MessageOf(result["message"]))));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }

        return reported;
    }

    private static IEnumerable<ManifestObject> Items(ManifestNode? node) => node is ManifestArray array ? array.Items.OfType<ManifestObject>() : [];

    // Version 1 has the text itself, version 2 an object.
    private static string MessageOf(ManifestNode? node) => Text(node is ManifestObject message ? message["text"] : node);

    private static string Text(ManifestNode? node) => node is ManifestScalar scalar ? scalar.Text : "";
}
