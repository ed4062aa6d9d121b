using System;
using System.Collections.Generic;
using System.IO;

namespace NetPol.Sharp.Cli.Reports.Connections;

/// <summary>The formats of a list of connections.</summary>
internal static class ConnectionReports
{
    private static readonly Dictionary<string, Action<IEnumerable<Connection>, TextWriter>> s_formats = new(StringComparer.Ordinal)
    {
        ["text"] = ConnectionText.Write,
        ["json"] = ConnectionJson.Write,
        ["csv"] = ConnectionCsv.Write,
        ["markdown"] = ConnectionMarkdown.Write,
        ["dot"] = ConnectionDot.Write,
        ["mermaid"] = ConnectionMermaid.Write,
    };

    internal static string[] Formats => [.. s_formats.Keys];

    internal static void Write(string format, IEnumerable<Connection> connections, TextWriter output) => s_formats[format](connections, output);
}
