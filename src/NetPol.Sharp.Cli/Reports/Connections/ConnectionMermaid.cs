using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetPol.Sharp.Cli.Reports.Connections;

/// <summary>Connections as a Mermaid flowchart, a subgraph a namespace.</summary>
internal static class ConnectionMermaid
{
    internal static void Write(IEnumerable<Connection> connections, TextWriter output)
    {
        var graph = new ConnectionGraph(connections);
        output.WriteLine("flowchart LR");
        foreach (var (index, group) in graph.Namespaces.Index())
        {
            var indent = group.Key.Length == 0 ? "  " : "    ";
            if (group.Key.Length > 0)
            {
                output.WriteLine($"  subgraph s{index}[{Quoted(group.Key)}]");
            }

            foreach (var name in group)
            {
                output.WriteLine($"{indent}n{graph.Numbers[name]}[{Quoted(ConnectionGraph.ShortName(name))}]");
            }

            if (group.Key.Length > 0)
            {
                output.WriteLine("  end");
            }
        }

        foreach (var edge in graph.Edges)
        {
            output.WriteLine($"  n{graph.Numbers[edge.From]} -->|{Quoted(ConnectionGraph.Label(edge))}| n{graph.Numbers[edge.To]}");
        }
    }

    // Mermaid knows HTML entities inside quotes and nothing else.
    private static string Quoted(string text) => "\"" + text.Replace("\"", "#quot;", StringComparison.Ordinal) + "\"";
}
