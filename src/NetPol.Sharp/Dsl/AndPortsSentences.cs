using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>The words that add ports to a sentence that has some: <c>.OnTcp(53).AndUdp(53)</c>.</summary>
public static class AndPortsSentences
{
    /// <summary>Also on these TCP ports of the destination pod.</summary>
    /// <typeparam name="T">What the sentence becomes.</typeparam>
    /// <param name="sentence">The sentence so far.</param>
    /// <param name="port">A port, 1 to 65535.</param>
    /// <param name="more">More ports, 1 to 65535.</param>
    /// <exception cref="PolicyException">A port is out of range (NETPOL1004).</exception>
    public static T AndTcp<T>(this IAndPorts<T> sentence, int port, params int[] more) => sentence.And(Port.Tcp(port, more));

    /// <summary>Also on these TCP ports, by the names that the destination pod declares them under.</summary>
    /// <typeparam name="T">What the sentence becomes.</typeparam>
    /// <param name="sentence">The sentence so far.</param>
    /// <param name="name">A name of a container port, at most 15 characters.</param>
    /// <param name="more">More names.</param>
    /// <exception cref="PolicyException">A name is not valid (NETPOL1006).</exception>
    public static T AndTcp<T>(this IAndPorts<T> sentence, string name, params string[] more) => sentence.And(Port.Tcp(name, more));

    /// <summary>Also on a range of TCP ports, both ends included.</summary>
    /// <typeparam name="T">What the sentence becomes.</typeparam>
    /// <param name="sentence">The sentence so far.</param>
    /// <param name="first">The first port, 1 to 65535.</param>
    /// <param name="last">The last port, <paramref name="first"/> to 65535.</param>
    /// <exception cref="PolicyException">A port is out of range (NETPOL1004), or the range is empty (NETPOL1005).</exception>
    public static T AndTcpRange<T>(this IAndPorts<T> sentence, int first, int last) => sentence.And(Port.TcpRange(first, last));

    /// <summary>Also on every TCP port.</summary>
    /// <typeparam name="T">What the sentence becomes.</typeparam>
    /// <param name="sentence">The sentence so far.</param>
    public static T AndAnyTcp<T>(this IAndPorts<T> sentence) => sentence.And(Port.AnyTcp);

    /// <summary>Also on these UDP ports of the destination pod.</summary>
    /// <typeparam name="T">What the sentence becomes.</typeparam>
    /// <param name="sentence">The sentence so far.</param>
    /// <param name="port">A port, 1 to 65535.</param>
    /// <param name="more">More ports, 1 to 65535.</param>
    /// <exception cref="PolicyException">A port is out of range (NETPOL1004).</exception>
    public static T AndUdp<T>(this IAndPorts<T> sentence, int port, params int[] more) => sentence.And(Port.Udp(port, more));

    /// <summary>Also on these UDP ports, by the names that the destination pod declares them under.</summary>
    /// <typeparam name="T">What the sentence becomes.</typeparam>
    /// <param name="sentence">The sentence so far.</param>
    /// <param name="name">A name of a container port, at most 15 characters.</param>
    /// <param name="more">More names.</param>
    /// <exception cref="PolicyException">A name is not valid (NETPOL1006).</exception>
    public static T AndUdp<T>(this IAndPorts<T> sentence, string name, params string[] more) => sentence.And(Port.Udp(name, more));

    /// <summary>Also on a range of UDP ports, both ends included.</summary>
    /// <typeparam name="T">What the sentence becomes.</typeparam>
    /// <param name="sentence">The sentence so far.</param>
    /// <param name="first">The first port, 1 to 65535.</param>
    /// <param name="last">The last port, <paramref name="first"/> to 65535.</param>
    /// <exception cref="PolicyException">A port is out of range (NETPOL1004), or the range is empty (NETPOL1005).</exception>
    public static T AndUdpRange<T>(this IAndPorts<T> sentence, int first, int last) => sentence.And(Port.UdpRange(first, last));

    /// <summary>Also on every UDP port.</summary>
    /// <typeparam name="T">What the sentence becomes.</typeparam>
    /// <param name="sentence">The sentence so far.</param>
    public static T AndAnyUdp<T>(this IAndPorts<T> sentence) => sentence.And(Port.AnyUdp);

    /// <summary>Also on these SCTP ports of the destination pod.</summary>
    /// <typeparam name="T">What the sentence becomes.</typeparam>
    /// <param name="sentence">The sentence so far.</param>
    /// <param name="port">A port, 1 to 65535.</param>
    /// <param name="more">More ports, 1 to 65535.</param>
    /// <exception cref="PolicyException">A port is out of range (NETPOL1004).</exception>
    public static T AndSctp<T>(this IAndPorts<T> sentence, int port, params int[] more) => sentence.And(Port.Sctp(port, more));

    /// <summary>Also on these SCTP ports, by the names that the destination pod declares them under.</summary>
    /// <typeparam name="T">What the sentence becomes.</typeparam>
    /// <param name="sentence">The sentence so far.</param>
    /// <param name="name">A name of a container port, at most 15 characters.</param>
    /// <param name="more">More names.</param>
    /// <exception cref="PolicyException">A name is not valid (NETPOL1006).</exception>
    public static T AndSctp<T>(this IAndPorts<T> sentence, string name, params string[] more) => sentence.And(Port.Sctp(name, more));

    /// <summary>Also on a range of SCTP ports, both ends included.</summary>
    /// <typeparam name="T">What the sentence becomes.</typeparam>
    /// <param name="sentence">The sentence so far.</param>
    /// <param name="first">The first port, 1 to 65535.</param>
    /// <param name="last">The last port, <paramref name="first"/> to 65535.</param>
    /// <exception cref="PolicyException">A port is out of range (NETPOL1004), or the range is empty (NETPOL1005).</exception>
    public static T AndSctpRange<T>(this IAndPorts<T> sentence, int first, int last) => sentence.And(Port.SctpRange(first, last));

    /// <summary>Also on every SCTP port.</summary>
    /// <typeparam name="T">What the sentence becomes.</typeparam>
    /// <param name="sentence">The sentence so far.</param>
    public static T AndAnySctp<T>(this IAndPorts<T> sentence) => sentence.And(Port.AnySctp);
}
