using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>Compares a verdict with an expected one, over every family that both ends have.</summary>
internal static class ConnectionAssert
{
    internal static void Expect(Verdict expected, Connectivity connectivity, ConnectionEnd from, ConnectionEnd to, string port)
    {
        var (number, protocol) = Port(port, to);
        var families = AddressFamilies.All.Where(family => connectivity.Shares(from, to, family)).ToArray();
        if (families.Length == 0)
        {
            throw new ClusterException($"'{from}' and '{to}' have no address family in common");
        }

        foreach (var family in families)
        {
            if (connectivity.Query(from, to, protocol, number, family) != expected)
            {
                throw new PolicyAssertException($"expected {VerdictWords.Of(expected)}:\n{connectivity.Explain(from, to, protocol, number, family)}");
            }
        }
    }

    private static (int Number, Protocol Protocol) Port(string text, ConnectionEnd to)
    {
        try
        {
            var (port, written) = QueryWords.Port(text);
            var protocol = written ?? Protocol.Tcp;
            if (port is PortNumber number)
            {
                return (number.Number, protocol);
            }

            var declared = to.Pod?.Template.Ports.Where(known => known.Name == port.ToString() && known.Protocol == protocol).Select(known => known.Number).Distinct().ToArray() ?? [];
            return declared.Length == 1 ? (declared[0], protocol) : throw new ClusterException($"'{to}' declares no {protocol.ApiName()} port named '{port}'; give its number");
        }
        catch (UsageException exception)
        {
            throw new ClusterException(exception.Message);
        }
    }
}
