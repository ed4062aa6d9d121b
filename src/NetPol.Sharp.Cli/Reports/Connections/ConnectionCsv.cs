using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Cli.Reports.Connections;

/// <summary>Connections as comma-separated values (RFC 4180), one line a protocol.</summary>
internal static class ConnectionCsv
{
    private static readonly char[] s_special = [',', '"', '\n', '\r'];

    internal static void Write(IEnumerable<Connection> connections, TextWriter output)
    {
        output.WriteLine("from,to,family,protocol,ports");
        foreach (var connection in connections)
        {
            foreach (var protocol in new[] { Protocol.Tcp, Protocol.Udp, Protocol.Sctp })
            {
                var ranges = connection.Ports.Ports(protocol).ToArray();
                if (ranges.Length > 0)
                {
                    string[] fields =
                    [
                        connection.From, connection.To, connection.Family?.ToString() ?? "", protocol.ApiName(),
                        string.Join(',', ranges.Select(range => range.First == range.Last ? new PortNumber(range.First).ToString() : range.ToString())),
                    ];
                    output.WriteLine(string.Join(',', fields.Select(Field)));
                }
            }
        }
    }

    private static string Field(string text) =>
        text.IndexOfAny(s_special) < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
