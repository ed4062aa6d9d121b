using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using NetPol.Sharp.Lab.Plans;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Lab.World;

/// <summary>Whoever is probed: accepts TCP, echoes UDP, acknowledges SCTP.</summary>
internal sealed class Listeners : IDisposable
{
    private const int Backlog = 512;

    private readonly List<Socket> _sockets = [];

    internal Listeners(LabPlan plan, NetworkNamespace namespaces)
    {
        foreach (var lanes in plan.Lanes.GroupBy(lane => lane.To))
        {
            var to = plan.Addresses[lanes.Key];
            namespaces.Enter(to.Host);
            foreach (var probe in lanes.SelectMany(lane => lane.Probes).Distinct().Where(probe => LabLane.ProtocolOf(probe) != Protocol.Sctp))
            {
                Listen(LabLane.ProtocolOf(probe), new IPEndPoint(IPAddress.Parse(to.Text), LabLane.PortOf(probe)));
            }
        }

        // Sources too, because a kernel without SCTP tells the sender of an answer that nobody here speaks it.
        var ends = plan.Lanes.Where(lane => lane.Probes.Any(probe => LabLane.ProtocolOf(probe) == Protocol.Sctp)).SelectMany(lane => new[] { lane.From, lane.To });
        foreach (var end in ends.Distinct().Select(index => plan.Addresses[index]))
        {
            namespaces.Enter(end.Host);
            var address = IPAddress.Parse(end.Text);
            Receive(Add(Sctp.Socket(address)), answer: Sctp.Answer, address);
        }
    }

    public void Dispose()
    {
        foreach (var socket in _sockets)
        {
            socket.Dispose();
        }
    }

    private void Listen(Protocol protocol, IPEndPoint end)
    {
        var isTcp = protocol == Protocol.Tcp;
        var socket = Add(new Socket(end.AddressFamily, isTcp ? SocketType.Stream : SocketType.Dgram, isTcp ? ProtocolType.Tcp : ProtocolType.Udp));
        socket.Bind(end);
        if (isTcp)
        {
            socket.Listen(Backlog);
            Accept(socket);
        }
        else
        {
            Receive(socket, answer: message => message.ToArray(), end.Address);
        }
    }

    private Socket Add(Socket socket)
    {
        _sockets.Add(socket);
        return socket;
    }

    private static void Accept(Socket listener)
    {
        var arguments = new SocketAsyncEventArgs();
        arguments.Completed += (_, _) => AcceptOn();
        AcceptOn(isFirst: true);

        void AcceptOn(bool isFirst = false)
        {
            for (var isDone = !isFirst; ; isDone = true)
            {
                if (isDone)
                {
                    arguments.AcceptSocket?.Dispose();
                    arguments.AcceptSocket = null;
                    if (arguments.SocketError is not (SocketError.Success or SocketError.ConnectionAborted or SocketError.ConnectionReset))
                    {
                        // Closed, or out of descriptors: probes get lost then, and that is said.
                        arguments.Dispose();
                        return;
                    }
                }

                if (!TryStart(() => listener.AcceptAsync(arguments), out var isPending) || isPending)
                {
                    return;
                }
            }
        }
    }

    private static void Receive(Socket socket, Func<ReadOnlySpan<byte>, byte[]?> answer, IPAddress address)
    {
        var anybody = new IPEndPoint(address.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        var arguments = new SocketAsyncEventArgs { RemoteEndPoint = anybody };
        arguments.SetBuffer(new byte[2048], 0, 2048);
        arguments.Completed += (_, _) => ReceiveOn();
        ReceiveOn(isFirst: true);

        void ReceiveOn(bool isFirst = false)
        {
            for (var isDone = !isFirst; ; isDone = true)
            {
                if (isDone)
                {
                    if (arguments.SocketError == SocketError.OperationAborted)
                    {
                        arguments.Dispose();
                        return;
                    }

                    if (arguments.SocketError == SocketError.Success && answer(arguments.MemoryBuffer.Span[..arguments.BytesTransferred]) is { } reply)
                    {
                        Reply(socket, reply, arguments.RemoteEndPoint!);
                    }

                    arguments.RemoteEndPoint = anybody;
                }

                if (!TryStart(() => socket.ReceiveFromAsync(arguments), out var isPending) || isPending)
                {
                    return;
                }
            }
        }
    }

    private static void Reply(Socket socket, byte[] reply, EndPoint to)
    {
        try
        {
            socket.SendTo(reply, to is IPEndPoint { Port: > 0 } end && socket.SocketType == SocketType.Raw ? new IPEndPoint(end.Address, 0) : to);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The probe counts as lost and is sent again.
        }
    }

    private static bool TryStart(Func<bool> start, out bool isPending)
    {
        try
        {
            isPending = start();
            return true;
        }
        catch (ObjectDisposedException)
        {
            isPending = false;
            return false;
        }
    }
}
