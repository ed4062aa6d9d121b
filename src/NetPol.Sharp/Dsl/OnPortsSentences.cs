using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>The words that give a sentence its ports: <c>.OnTcp(80, 443)</c>.</summary>
public static class OnPortsSentences
{
    /// <summary>On these TCP ports of the destination pod.</summary>
    /// <typeparam name="T">What the sentence becomes.</typeparam>
    /// <param name="sentence">The sentence so far.</param>
    /// <param name="port">A port, 1 to 65535.</param>
    /// <param name="more">More ports, 1 to 65535.</param>
    /// <exception cref="PolicyException">A port is out of range (NETPOL1004).</exception>
    public static T OnTcp<T>(this IOnPorts<T> sentence, int port, params int[] more) => sentence.On(Port.Tcp(port, more));

    /// <summary>On these TCP ports, by the names that the destination pod declares them under.</summary>
    /// <typeparam name="T">What the sentence becomes.</typeparam>
    /// <param name="sentence">The sentence so far.</param>
    /// <param name="name">A name of a container port, at most 15 characters.</param>
    /// <param name="more">More names.</param>
    /// <exception cref="PolicyException">A name is not valid (NETPOL1006).</exception>
    public static T OnTcp<T>(this IOnPorts<T> sentence, string name, params string[] more) => sentence.On(Port.Tcp(name, more));

    /// <summary>On a range of TCP ports, both ends included.</summary>
    /// <typeparam name="T">What the sentence becomes.</typeparam>
    /// <param name="sentence">The sentence so far.</param>
    /// <param name="first">The first port, 1 to 65535.</param>
    /// <param name="last">The last port, <paramref name="first"/> to 65535.</param>
    /// <exception cref="PolicyException">A port is out of range (NETPOL1004), or the range is empty (NETPOL1005).</exception>
    public static T OnTcpRange<T>(this IOnPorts<T> sentence, int first, int last) => sentence.On(Port.TcpRange(first, last));

    /// <summary>On every TCP port.</summary>
    /// <typeparam name="T">What the sentence becomes.</typeparam>
    /// <param name="sentence">The sentence so far.</param>
    public static T OnAnyTcp<T>(this IOnPorts<T> sentence) => sentence.On(Port.AnyTcp);

    /// <summary>On these UDP ports of the destination pod.</summary>
    /// <typeparam name="T">What the sentence becomes.</typeparam>
    /// <param name="sentence">The sentence so far.</param>
    /// <param name="port">A port, 1 to 65535.</param>
    /// <param name="more">More ports, 1 to 65535.</param>
    /// <exception cref="PolicyException">A port is out of range (NETPOL1004).</exception>
    public static T OnUdp<T>(this IOnPorts<T> sentence, int port, params int[] more) => sentence.On(Port.Udp(port, more));

    /// <summary>On these UDP ports, by the names that the destination pod declares them under.</summary>
    /// <typeparam name="T">What the sentence becomes.</typeparam>
    /// <param name="sentence">The sentence so far.</param>
    /// <param name="name">A name of a container port, at most 15 characters.</param>
    /// <param name="more">More names.</param>
    /// <exception cref="PolicyException">A name is not valid (NETPOL1006).</exception>
    public static T OnUdp<T>(this IOnPorts<T> sentence, string name, params string[] more) => sentence.On(Port.Udp(name, more));

    /// <summary>On a range of UDP ports, both ends included.</summary>
    /// <typeparam name="T">What the sentence becomes.</typeparam>
    /// <param name="sentence">The sentence so far.</param>
    /// <param name="first">The first port, 1 to 65535.</param>
    /// <param name="last">The last port, <paramref name="first"/> to 65535.</param>
    /// <exception cref="PolicyException">A port is out of range (NETPOL1004), or the range is empty (NETPOL1005).</exception>
    public static T OnUdpRange<T>(this IOnPorts<T> sentence, int first, int last) => sentence.On(Port.UdpRange(first, last));

    /// <summary>On every UDP port.</summary>
    /// <typeparam name="T">What the sentence becomes.</typeparam>
    /// <param name="sentence">The sentence so far.</param>
    public static T OnAnyUdp<T>(this IOnPorts<T> sentence) => sentence.On(Port.AnyUdp);

    /// <summary>On these SCTP ports of the destination pod.</summary>
    /// <typeparam name="T">What the sentence becomes.</typeparam>
    /// <param name="sentence">The sentence so far.</param>
    /// <param name="port">A port, 1 to 65535.</param>
    /// <param name="more">More ports, 1 to 65535.</param>
    /// <exception cref="PolicyException">A port is out of range (NETPOL1004).</exception>
    public static T OnSctp<T>(this IOnPorts<T> sentence, int port, params int[] more) => sentence.On(Port.Sctp(port, more));

    /// <summary>On these SCTP ports, by the names that the destination pod declares them under.</summary>
    /// <typeparam name="T">What the sentence becomes.</typeparam>
    /// <param name="sentence">The sentence so far.</param>
    /// <param name="name">A name of a container port, at most 15 characters.</param>
    /// <param name="more">More names.</param>
    /// <exception cref="PolicyException">A name is not valid (NETPOL1006).</exception>
    public static T OnSctp<T>(this IOnPorts<T> sentence, string name, params string[] more) => sentence.On(Port.Sctp(name, more));

    /// <summary>On a range of SCTP ports, both ends included.</summary>
    /// <typeparam name="T">What the sentence becomes.</typeparam>
    /// <param name="sentence">The sentence so far.</param>
    /// <param name="first">The first port, 1 to 65535.</param>
    /// <param name="last">The last port, <paramref name="first"/> to 65535.</param>
    /// <exception cref="PolicyException">A port is out of range (NETPOL1004), or the range is empty (NETPOL1005).</exception>
    public static T OnSctpRange<T>(this IOnPorts<T> sentence, int first, int last) => sentence.On(Port.SctpRange(first, last));

    /// <summary>On every SCTP port.</summary>
    /// <typeparam name="T">What the sentence becomes.</typeparam>
    /// <param name="sentence">The sentence so far.</param>
    public static T OnAnySctp<T>(this IOnPorts<T> sentence) => sentence.On(Port.AnySctp);

    /// <summary>On every port of every protocol.</summary>
    /// <typeparam name="T">What the sentence becomes.</typeparam>
    /// <param name="sentence">The sentence so far.</param>
    public static T OnAnyPort<T>(this IOnPorts<T> sentence) => sentence.On(Port.Any);
}
