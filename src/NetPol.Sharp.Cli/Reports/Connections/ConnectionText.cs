using System.Collections.Generic;
using System.IO;

namespace NetPol.Sharp.Cli.Reports.Connections;

/// <summary>Connections for people, one a line.</summary>
internal static class ConnectionText
{
    internal static void Write(IEnumerable<Connection> connections, TextWriter output)
    {
        foreach (var connection in connections)
        {
            output.WriteLine(connection.ToString());
        }
    }
}
