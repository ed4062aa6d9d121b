using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetPol.Sharp.Cli.Reports.Connections;

/// <summary>Connections as a graph in Graphviz's DOT language, a cluster a namespace.</summary>
internal static class ConnectionDot
{
    internal static void Write(IEnumerable<Connection> connections, TextWriter output)
    {
        var graph = new ConnectionGraph(connections);
        output.WriteLine("digraph connections {");
        output.WriteLine("  rankdir=LR;");
        output.WriteLine("  node [shape=box];");
        foreach (var (index, group) in graph.Namespaces.Index())
        {
            var indent = group.Key.Length == 0 ? "  " : "    ";
            if (group.Key.Length > 0)
            {
                output.WriteLine($"  subgraph cluster_{index} {{");
                output.WriteLine($"    label={Quoted(group.Key)};");
            }

            foreach (var name in group)
            {
                output.WriteLine($"{indent}n{graph.Numbers[name]} [label={Quoted(ConnectionGraph.ShortName(name))}{(group.Key.Length == 0 ? ", shape=ellipse" : "")}];");
            }

            if (group.Key.Length > 0)
            {
                output.WriteLine("  }");
            }
        }

        foreach (var edge in graph.Edges)
        {
            output.WriteLine($"  n{graph.Numbers[edge.From]} -> n{graph.Numbers[edge.To]} [label={Quoted(ConnectionGraph.Label(edge))}];");
        }

        output.WriteLine("}");
    }

    private static string Quoted(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
