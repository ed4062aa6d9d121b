using System;
using System.Globalization;
using System.Net;
using static NetPol.Sharp.Tests.Connectivity.ReferenceMutation;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>Whether a CIDR holds an address, bit by bit (semantics 62, 66, 68, 69).</summary>
internal static class ReferenceCidr
{
    internal static bool Holds(string cidr, IPAddress address, ReferenceMutation mutation)
    {
        var slash = cidr.IndexOf('/', StringComparison.Ordinal);
        var network = IPAddress.Parse(cidr[..slash]);
        var length = int.Parse(cidr[(slash + 1)..], CultureInfo.InvariantCulture);
        if (network.AddressFamily != address.AddressFamily)
        {
            return mutation == FamiliesMix && length == 0;
        }

        var (left, right) = (network.GetAddressBytes(), address.GetAddressBytes());
        for (var bit = 0; bit < length; bit++)
        {
            if (Bit(left, bit) != Bit(right, bit))
            {
                return false;
            }
        }

        return mutation != HostBitsCount || !HasBits(left, length);
    }

    private static bool HasBits(byte[] bytes, int from)
    {
        for (var bit = from; bit < bytes.Length * 8; bit++)
        {
            if (Bit(bytes, bit) == 1)
            {
                return true;
            }
        }

        return false;
    }

    private static int Bit(byte[] bytes, int bit) => (bytes[bit / 8] >> (7 - (bit % 8))) & 1;
}
