using System;
using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Numerics;
using System.Runtime.InteropServices;

namespace NetPol.Sharp.Lab.World;

/// <summary>The first two packets of SCTP (RFC 9260, 3.3.2 and 3.3.3) over raw sockets, because many kernels come without it.</summary>
internal static partial class Sctp
{
    private const int Number = 132;
    private const int KernelIPv4 = 2; // AF_INET
    private const int KernelIPv6 = 10; // AF_INET6
    private const int KernelRaw = 3; // SOCK_RAW
    private const int KernelCloseOnExec = 0x80000; // SOCK_CLOEXEC
    private const int HeaderLength = 12;
    private const int ChunkLength = 20;
    private const byte Initiation = 1;
    private const byte Acknowledgement = 2;
    private const byte Abort = 6;

    // What travels in the cookie of an acknowledgement (a parameter of type 7) is up to the sender.
    private static ReadOnlySpan<byte> Cookie => [0, 7, 0, 8, 1, 2, 3, 4];

    internal static Socket Socket(IPAddress local)
    {
        // .NET makes no sockets of protocols that it has no name for.
        var isIPv4 = local.AddressFamily == AddressFamily.InterNetwork;
        var descriptor = OpenSocket(isIPv4 ? KernelIPv4 : KernelIPv6, KernelRaw | KernelCloseOnExec, Number);
        if (descriptor < 0)
        {
            throw new LabUnavailableException("raw socket: " + Marshal.GetLastPInvokeErrorMessage());
        }

        var socket = new Socket(new SafeSocketHandle(descriptor, ownsHandle: true));
        socket.Bind(new IPEndPoint(local, 0));
        return socket;
    }

    internal static byte[] Init(int from, int to) => Packet(from, to, tag: 0, Initiation, []);

    /// <summary>The acknowledgement of an initiation; <c>null</c> for everything else.</summary>
    internal static byte[]? Answer(ReadOnlySpan<byte> received)
    {
        var packet = WithoutIPHeader(received);
        return packet.Length >= HeaderLength + ChunkLength && packet[HeaderLength] == Initiation
            ? Packet(Port(packet[2..]), Port(packet), BinaryPrimitives.ReadUInt32BigEndian(packet[(HeaderLength + 4)..]), Acknowledgement, Cookie)
            : null;
    }

    /// <summary>Whether a packet is an answer to an initiation; a kernel that has SCTP answers by itself, with an abort where nobody listens.</summary>
    internal static bool IsAnswer(ReadOnlySpan<byte> received, int from, int to)
    {
        var packet = WithoutIPHeader(received);
        return packet.Length > HeaderLength && Port(packet) == to && Port(packet[2..]) == from && packet[HeaderLength] is Acknowledgement or Abort;
    }

    // Raw sockets of IPv4 give the header too, those of IPv6 do not; the header is known by its version, its protocol and its length.
    private static ReadOnlySpan<byte> WithoutIPHeader(ReadOnlySpan<byte> received)
    {
        var isIPv4 = received.Length > 20 && received[0] >> 4 == 4 && received[9] == Number && BinaryPrimitives.ReadUInt16BigEndian(received[2..]) == received.Length;
        return isIPv4 ? received[((received[0] & 15) * 4)..] : received;
    }

    private static int Port(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static byte[] Packet(int from, int to, uint tag, byte type, ReadOnlySpan<byte> parameters)
    {
        var packet = new byte[HeaderLength + ChunkLength + parameters.Length];
        BinaryPrimitives.WriteUInt16BigEndian(packet, (ushort)from);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)to);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), tag);
        var chunk = packet.AsSpan(HeaderLength);
        chunk[0] = type;
        BinaryPrimitives.WriteUInt16BigEndian(chunk[2..], (ushort)chunk.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk[4..], (uint)((from << 16) | to)); // the tag that answers carry
        BinaryPrimitives.WriteUInt32BigEndian(chunk[8..], 65536); // receiver window
        BinaryPrimitives.WriteUInt16BigEndian(chunk[12..], 1); // streams out
        BinaryPrimitives.WriteUInt16BigEndian(chunk[14..], 1); // streams in
        BinaryPrimitives.WriteUInt32BigEndian(chunk[16..], 1); // first sequence number
        parameters.CopyTo(chunk[ChunkLength..]);
        BinaryPrimitives.WriteUInt32LittleEndian(packet.AsSpan(8), Checksum(packet));
        return packet;
    }

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int OpenSocket(int family, int type, int protocol);

    // CRC32c; connection tracking drops what has a wrong one.
    private static uint Checksum(ReadOnlySpan<byte> packet)
    {
        var crc = uint.MaxValue;
        foreach (var value in packet)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }
}
