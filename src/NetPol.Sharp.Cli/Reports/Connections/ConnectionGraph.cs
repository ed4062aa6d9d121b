using System;
using System.Collections.Generic;
using System.Linq;

namespace NetPol.Sharp.Cli.Reports.Connections;

/// <summary>Connections as nodes and edges; nodes are numbered in the order of their names and belong to a namespace, or to none when they are addresses.</summary>
internal sealed class ConnectionGraph
{
    internal ConnectionGraph(IEnumerable<Connection> connections)
    {
        Edges = [.. connections];
        var names = Edges.SelectMany(edge => new[] { edge.From, edge.To }).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        Numbers = names.Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal);
    }

    internal IReadOnlyList<Connection> Edges { get; }

    internal IReadOnlyDictionary<string, int> Numbers { get; }

    /// <summary>The nodes by namespace; those of addresses under the empty name.</summary>
    internal IEnumerable<IGrouping<string, string>> Namespaces => Numbers.Keys
        .GroupBy(name => name.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 ? name[..slash] : "", StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.Ordinal);

    internal static string Label(Connection edge) => edge.Ports + (edge.Family is null ? "" : $" ({edge.Family})");

    /// <summary>The name inside its namespace.</summary>
    internal static string ShortName(string name) => name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
