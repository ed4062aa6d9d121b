using System;
using System.Globalization;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>The words of a query: ports, protocols, families, expectations.</summary>
internal static class QueryWords
{
    /// <summary>Reads <c>8080</c>, <c>8080/TCP</c>, <c>http</c> or <c>dns/UDP</c>.</summary>
    /// <exception cref="UsageException">The text is none of these.</exception>
    internal static (PortSpecifier Port, Protocol? Protocol) Port(string text)
    {
        var slash = text.IndexOf('/');
        return (PortSpecifier(slash < 0 ? text : text.Substring(0, slash)), slash < 0 ? null : Protocol(text.Substring(slash + 1)));
    }

    internal static PortSpecifier PortSpecifier(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return PortNumber((int)Math.Max(Math.Min(number, int.MaxValue), int.MinValue));
        }

        return PortSyntax.NameProblem(text) is { } problem
            ? throw new UsageException($"'{text}' is no port: a name {problem}; write a number from 1 to 65535, or the name of a port")
            : new PortName(text);
    }

    /// <summary>Reads <c>8080</c>, <c>http</c> or a range with both ends, <c>30000-32767</c>.</summary>
    /// <exception cref="UsageException">The text is none of these.</exception>
    internal static PortSpecifier PortOrRange(string text)
    {
        var dash = text.IndexOf('-');
        return dash > 0 && int.TryParse(text.Substring(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && int.TryParse(text.Substring(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? PortRange(PortNumber(first).Number, PortNumber(last).Number)
            : PortSpecifier(text);
    }

    internal static PortNumber PortNumber(int number) => PortSyntax.IsNumber(number)
        ? new PortNumber(number)
        : throw new UsageException(string.Format(CultureInfo.InvariantCulture, "port {0} does not exist; ports go from 1 to 65535", number));

    private static PortRange PortRange(int first, int last) => first <= last
        ? new PortRange(first, last)
        : throw new UsageException(string.Format(CultureInfo.InvariantCulture, "the range {0}-{1} is empty; write {1}-{0}", first, last));

    internal static Protocol Protocol(string text) => text.ToUpperInvariant() switch
    {
        "TCP" => Model.Protocol.Tcp,
        "UDP" => Model.Protocol.Udp,
        "SCTP" => Model.Protocol.Sctp,
        "ICMP" or "ICMPV6" => throw new UsageException("NetworkPolicies say nothing about ICMP; whether it passes depends on the network plugin"),
        _ => throw new UsageException($"'{text}' is no protocol; write TCP, UDP or SCTP"),
    };

    internal static IPFamily Family(string text) => text.ToUpperInvariant() switch
    {
        "IPV4" => IPFamily.IPv4,
        "IPV6" => IPFamily.IPv6,
        _ => throw new UsageException($"'{text}' is no address family; write IPv4 or IPv6"),
    };

    internal static bool Expectation(string text) => text switch
    {
        "allow" => true,
        "deny" => false,
        _ => throw new UsageException($"'{text}' is no expectation; write allow or deny"),
    };
}
