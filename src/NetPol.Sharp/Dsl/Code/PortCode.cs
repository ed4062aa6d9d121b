using System;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>Writes ports in the language.</summary>
internal static class PortCode
{
    internal static string Of(PortSet ports)
    {
        if (ports.IsAny)
        {
            return $"{nameof(Port)}.{nameof(Port.Any)}";
        }

        string[] all = [.. ports.Ports.Select(Of)];
        return all[0] + string.Concat(all.Skip(1).Select(port => $".And({port})"));
    }

    private static string Of(NetworkPolicyPort port)
    {
        var protocol = port.Protocol.ToString();
        return $"{nameof(Port)}." + port.Port switch
        {
            PortNumber number => $"{protocol}({Text(number.Number)})",
            PortRange range => $"{protocol}Range({Text(range.First)}, {Text(range.Last)})",
            PortName name => $"{protocol}({Literals.Text(name.Name)})",
            AnyPort => "Any" + protocol,
            _ => throw new ArgumentOutOfRangeException(nameof(port), port, "Not a port of the language."),
        };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
