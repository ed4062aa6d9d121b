using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>Ports as values, for <c>Policy(…)</c> and for ports used in several sentences: <c>Port.Tcp(8080)</c>. They are the pod's ports, never a Service's.</summary>
public static class Port
{
    /// <summary>Every port of every protocol.</summary>
    public static PortSet Any { get; } = new(EquatableArray<NetworkPolicyPort>.Absent);

    /// <summary>Every TCP port.</summary>
    public static PortSet AnyTcp { get; } = Of(Protocol.Tcp, PortSpecifier.Any);

    /// <summary>Every UDP port.</summary>
    public static PortSet AnyUdp { get; } = Of(Protocol.Udp, PortSpecifier.Any);

    /// <summary>Every SCTP port.</summary>
    public static PortSet AnySctp { get; } = Of(Protocol.Sctp, PortSpecifier.Any);

    /// <summary>TCP ports by number.</summary>
    /// <param name="port">A port, 1 to 65535.</param>
    /// <param name="more">More ports, 1 to 65535.</param>
    /// <exception cref="PolicyException">A port is out of range (NETPOL1004).</exception>
    public static PortSet Tcp(int port, params int[] more) => Numbers(Protocol.Tcp, port, more);

    /// <summary>TCP ports by the name that the destination pod declares them under.</summary>
    /// <param name="name">A name of a container port, at most 15 characters.</param>
    /// <param name="more">More names.</param>
    /// <exception cref="PolicyException">A name is not valid (NETPOL1006).</exception>
    public static PortSet Tcp(string name, params string[] more) => Names(Protocol.Tcp, name, more);

    /// <summary>A range of TCP ports, both ends included: <c>port</c> and <c>endPort</c>.</summary>
    /// <param name="first">The first port, 1 to 65535.</param>
    /// <param name="last">The last port, <paramref name="first"/> to 65535.</param>
    /// <exception cref="PolicyException">A port is out of range (NETPOL1004), or the range is empty (NETPOL1005).</exception>
    public static PortSet TcpRange(int first, int last) => Of(Protocol.Tcp, Literal.PortRange(first, last));

    /// <summary>UDP ports by number.</summary>
    /// <param name="port">A port, 1 to 65535.</param>
    /// <param name="more">More ports, 1 to 65535.</param>
    /// <exception cref="PolicyException">A port is out of range (NETPOL1004).</exception>
    public static PortSet Udp(int port, params int[] more) => Numbers(Protocol.Udp, port, more);

    /// <summary>UDP ports by the name that the destination pod declares them under.</summary>
    /// <param name="name">A name of a container port, at most 15 characters.</param>
    /// <param name="more">More names.</param>
    /// <exception cref="PolicyException">A name is not valid (NETPOL1006).</exception>
    public static PortSet Udp(string name, params string[] more) => Names(Protocol.Udp, name, more);

    /// <summary>A range of UDP ports, both ends included: <c>port</c> and <c>endPort</c>.</summary>
    /// <param name="first">The first port, 1 to 65535.</param>
    /// <param name="last">The last port, <paramref name="first"/> to 65535.</param>
    /// <exception cref="PolicyException">A port is out of range (NETPOL1004), or the range is empty (NETPOL1005).</exception>
    public static PortSet UdpRange(int first, int last) => Of(Protocol.Udp, Literal.PortRange(first, last));

    /// <summary>SCTP ports by number.</summary>
    /// <param name="port">A port, 1 to 65535.</param>
    /// <param name="more">More ports, 1 to 65535.</param>
    /// <exception cref="PolicyException">A port is out of range (NETPOL1004).</exception>
    public static PortSet Sctp(int port, params int[] more) => Numbers(Protocol.Sctp, port, more);

    /// <summary>SCTP ports by the name that the destination pod declares them under.</summary>
    /// <param name="name">A name of a container port, at most 15 characters.</param>
    /// <param name="more">More names.</param>
    /// <exception cref="PolicyException">A name is not valid (NETPOL1006).</exception>
    public static PortSet Sctp(string name, params string[] more) => Names(Protocol.Sctp, name, more);

    /// <summary>A range of SCTP ports, both ends included: <c>port</c> and <c>endPort</c>.</summary>
    /// <param name="first">The first port, 1 to 65535.</param>
    /// <param name="last">The last port, <paramref name="first"/> to 65535.</param>
    /// <exception cref="PolicyException">A port is out of range (NETPOL1004), or the range is empty (NETPOL1005).</exception>
    public static PortSet SctpRange(int first, int last) => Of(Protocol.Sctp, Literal.PortRange(first, last));

    private static PortSet Numbers(Protocol protocol, int port, int[] more) =>
        Of(protocol, [.. more.Prepend(port).Select(number => new PortNumber(Literal.Port(number)))]);

    private static PortSet Names(Protocol protocol, string name, string[] more) =>
        Of(protocol, [.. more.Prepend(name).Select(text => new PortName(Literal.PortName(text)))]);

    private static PortSet Of(Protocol protocol, params PortSpecifier[] ports) => new(EquatableArray.From(
        ports.Distinct().Select(port => CallPlace.Mark(new NetworkPolicyPort { Protocol = protocol, Port = port }))));
}
