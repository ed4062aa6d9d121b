using System;
using System.Collections.Generic;
using System.IO;

namespace NetPol.Sharp.Cli.Reports.Connections;

/// <summary>Connections as a Markdown table.</summary>
internal static class ConnectionMarkdown
{
    internal static void Write(IEnumerable<Connection> connections, TextWriter output)
    {
        output.WriteLine("| from | to | connections |");
        output.WriteLine("| --- | --- | --- |");
        foreach (var connection in connections)
        {
            output.WriteLine($"| {Cell(connection.From)} | {Cell(connection.To)} | {connection.Ports}{(connection.Family is null ? "" : $" ({connection.Family})")} |");
        }
    }

    internal static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal);
}
