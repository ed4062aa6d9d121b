using System;
using System.Net;
using System.Net.Sockets;
using NetPol.Sharp.Lab.Plans;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Lab.World;

/// <summary>One probe on its way.</summary>
internal static class ProbeSocket
{
    private const int BufferLength = 512;

    /// <summary>Sends a probe; made in the namespace that the thread is in.</summary>
    /// <param name="from">The address that connects.</param>
    /// <param name="to">The address that listens.</param>
    /// <param name="probe">Protocol and port.</param>
    /// <param name="answer">Is told what came back, on any thread, once; not when the socket is disposed before.</param>
    internal static Socket Send(LabAddress from, LabAddress to, int probe, Action<Outcome> answer)
    {
        var (source, destination) = (IPAddress.Parse(from.Text), IPAddress.Parse(to.Text));
        var port = LabLane.PortOf(probe);
        return LabLane.ProtocolOf(probe) switch
        {
            Protocol.Tcp => Tcp(source, new IPEndPoint(destination, port), answer),
            Protocol.Udp => Udp(source, new IPEndPoint(destination, port), answer),
            _ => SctpInit(source, destination, port, answer),
        };
    }

    private static Socket Tcp(IPAddress from, IPEndPoint to, Action<Outcome> answer)
    {
        // Without lingering a connection ends with a reset and leaves nothing behind.
        var socket = new Socket(to.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { LingerState = new LingerOption(enable: true, 0) };
        socket.Bind(new IPEndPoint(from, 0));
        var arguments = new SocketAsyncEventArgs { RemoteEndPoint = to };
        arguments.Completed += (_, _) => Report();
        if (!socket.ConnectAsync(arguments))
        {
            Report();
        }

        return socket;

        void Report()
        {
            var error = arguments.SocketError;
            arguments.Dispose();
            Tell(error, answer);
        }
    }

    private static Socket Udp(IPAddress from, IPEndPoint to, Action<Outcome> answer)
    {
        var socket = new Socket(to.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(from, 0));
        socket.Connect(to);
        socket.Send("netpol"u8);
        Receive(socket, _ => true, answer);
        return socket;
    }

    private static Socket SctpInit(IPAddress from, IPAddress to, int port, Action<Outcome> answer)
    {
        // A UDP socket has the kernel give away a free port of the quiet range.
        using var ports = new Socket(from.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        ports.Bind(new IPEndPoint(from, 0));
        var ownPort = ((IPEndPoint)ports.LocalEndPoint!).Port;
        var socket = Sctp.Socket(from);
        socket.Connect(new IPEndPoint(to, 0));
        socket.Send(Sctp.Init(ownPort, port));
        Receive(socket, packet => Sctp.IsAnswer(packet, ownPort, port), answer);
        return socket;
    }

    private static void Receive(Socket socket, Func<ReadOnlySpan<byte>, bool> isAnswer, Action<Outcome> answer)
    {
        var arguments = new SocketAsyncEventArgs();
        arguments.SetBuffer(new byte[BufferLength], 0, BufferLength);
        arguments.Completed += (_, _) => ReceiveOn();
        if (!socket.ReceiveAsync(arguments))
        {
            ReceiveOn();
        }

        void ReceiveOn()
        {
            try
            {
                while (arguments.SocketError == SocketError.Success && !isAnswer(arguments.MemoryBuffer.Span[..arguments.BytesTransferred]))
                {
                    if (socket.ReceiveAsync(arguments))
                    {
                        return;
                    }
                }
            }
            catch (ObjectDisposedException)
            {
                return; // given up meanwhile
            }

            var error = arguments.SocketError;
            arguments.Dispose();
            Tell(error, answer);
        }
    }

    private static void Tell(SocketError error, Action<Outcome> answer)
    {
        if (error == SocketError.OperationAborted)
        {
            return;
        }

        answer(error switch
        {
            SocketError.Success => Outcome.Arrived,
            SocketError.ConnectionRefused => Outcome.Refused,
            _ => Outcome.Lost,
        });
    }
}
