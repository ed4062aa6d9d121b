using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Cli.Reports.Connections;

/// <summary>
/// Connections as JSON, one a line: <c>{"from","to","connections":{"TCP":[[80,80],[443,443]]}}</c>, with <c>"family"</c> where it makes a difference.
/// Names and port sets repeat in most lines, so the text of each is made once.
/// </summary>
internal sealed class ConnectionJson
{
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<ConnectionSet, string> _ports = new(ReferenceEqualityComparer.Instance);

    internal static void Write(IEnumerable<Connection> connections, TextWriter output)
    {
        var json = new ConnectionJson();
        var separator = "[\n";
        foreach (var connection in connections)
        {
            output.Write(separator);
            output.Write("{\"from\":");
            output.Write(json.Name(connection.From));
            output.Write(",\"to\":");
            output.Write(json.Name(connection.To));
            output.Write(",\"connections\":");
            output.Write(json.Ports(connection.Ports));
            if (connection.Family is { } family)
            {
                output.Write(family == IPFamily.IPv4 ? ",\"family\":\"IPv4\"" : ",\"family\":\"IPv6\"");
            }

            output.Write('}');
            separator = ",\n";
        }

        output.Write(separator[0] == '[' ? "[]\n" : "\n]\n");
    }

    /// <summary>A port set as JSON.</summary>
    internal static string Json(ConnectionSet ports)
    {
        Protocol[] protocols = [Protocol.Tcp, Protocol.Udp, Protocol.Sctp];
        var members =
            from protocol in protocols
            let ranges = ports.Ports(protocol).Select(range => string.Create(CultureInfo.InvariantCulture, $"[{range.First},{range.Last}]")).ToArray()
            where ranges.Length > 0
            select $"\"{protocol.ApiName()}\":[{string.Join(',', ranges)}]";
        return "{" + string.Join(',', members) + "}";
    }

    private string Name(string name)
    {
        if (!_names.TryGetValue(name, out var text))
        {
            text = "\"" + JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(name) + "\"";
            _names.Add(name, text);
        }

        return text;
    }

    private string Ports(ConnectionSet ports)
    {
        if (!_ports.TryGetValue(ports, out var text))
        {
            text = Json(ports);
            _ports.Add(ports, text);
        }

        return text;
    }
}
