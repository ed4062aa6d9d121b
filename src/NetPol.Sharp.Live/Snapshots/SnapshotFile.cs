using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace NetPol.Sharp.Live;

/// <summary>A file of a snapshot. Its first line says who wrote it.</summary>
/// <param name="Name">The name in the folder.</param>
/// <param name="Text">What it holds.</param>
internal sealed record SnapshotFile(string Name, string Text)
{
    /// <summary>The first line of every file.</summary>
    internal const string Mark = "# Written by netpol snapshot; the next one replaces it.";

    /// <summary>The file that says whether anything is missing. Not called *.yaml, because it is no manifest.</summary>
    internal const string Summary = "snapshot.txt";

    /// <summary>The files of a reading: one a kind and namespace, <c>shop+pods.yaml</c>, and <c>nodes.yaml</c> for what is in no namespace.</summary>
    internal static IReadOnlyList<SnapshotFile> Of(LiveReading reading) =>
    [
        .. reading.Objects.GroupBy(item => (item.Namespace, item.Kind.Resource)).Select(group => new SnapshotFile(NameOf(group.Key.Namespace, group.Key.Resource), Manifest(group))),
        new SnapshotFile(Summary, Report(reading)),
    ];

    // '+' is in no name of the API.
    private static string NameOf(string ns, string resource) => (ns.Length == 0 ? "" : ns + "+") + resource + ".yaml";

    private static string Manifest(IEnumerable<LiveObject> objects)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        text.WriteLine(Mark);
        var separator = "";
        foreach (var item in objects)
        {
            text.Write(separator);
            JsonYaml.Write(text, item.Json);
            separator = "---\n";
        }

        return text.ToString();
    }

    private static string Report(LiveReading reading)
    {
        string[] counts = [.. reading.Objects.GroupBy(item => item.Kind.Resource).Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Key}: {group.Count()}"))];
        string[] missing = reading.IsComplete ? ["nothing is missing"] : [.. reading.Unreadable.Values.Select(sentence => "missing: " + sentence)];
        return string.Concat(new[] { Mark }.Concat(missing).Concat(counts).Select(line => line + "\n"));
    }
}
