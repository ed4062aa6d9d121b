using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>Compares a verdict with an expected one, over every family that both ends have.</summary>
internal static class ConnectionAssert
{
    private static readonly IPFamily[] s_families = [IPFamily.IPv4, IPFamily.IPv6];

    internal static void Expect(Verdict expected, Connectivity connectivity, ConnectionEnd from, ConnectionEnd to, string port)
    {
        var (number, protocol) = Port(port);
        var families = s_families.Where(family => connectivity.Shares(from, to, family)).ToArray();
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

    private static (int Number, Protocol Protocol) Port(string text)
    {
        try
        {
            return QueryWords.Port(text) is (PortNumber port, var protocol)
                ? (port.Number, protocol ?? Protocol.Tcp)
                : throw new ClusterException($"'{text}' is a name; an assertion needs the number of the port");
        }
        catch (UsageException exception)
        {
            throw new ClusterException(exception.Message);
        }
    }
}
