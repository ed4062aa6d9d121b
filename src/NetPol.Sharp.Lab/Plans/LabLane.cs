using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Lab.Plans;

/// <summary>Probes between two addresses, sent one after the other: an ICMP error does not say which of several raw sockets it answers.</summary>
/// <param name="From">The place of the address that connects.</param>
/// <param name="To">The place of the address that listens.</param>
/// <param name="Probes">Protocols and ports, see <see cref="Probe"/>.</param>
internal sealed record LabLane(int From, int To, IReadOnlyList<int> Probes)
{
    private const int Width = 1 << 16;

    /// <summary>A protocol and a port as one number.</summary>
    internal static int Probe(Protocol protocol, int port) => ((int)protocol * Width) + port;

    internal static Protocol ProtocolOf(int probe) => (Protocol)(probe / Width);

    internal static int PortOf(int probe) => probe % Width;
}
