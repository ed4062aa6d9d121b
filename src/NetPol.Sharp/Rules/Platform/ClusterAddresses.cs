using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Platform;

/// <summary>Single addresses in blocks.</summary>
internal static class ClusterAddresses
{
    private const int IPv4Bits = 32;
    private const int IPv6Bits = 128;

    internal static bool Holds(IPBlock block, Address address) =>
        block.Cidr.Family == address.Family && Contains(block.Cidr, address) && !block.Except.Any(except => Contains(except, address));

    private static bool Contains(CidrBlock range, Address address) =>
        range.Family == address.Family && AddressBits.Mask(address.Family, address.High, address.Low, range.PrefixLength) == (range.High, range.Low);

    /// <summary>Whether a range is one address.</summary>
    internal static bool IsSingle(CidrBlock range) => range.PrefixLength == (range.Family == IPFamily.IPv4 ? IPv4Bits : IPv6Bits);
}
