using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Engine;

/// <summary>
/// The addresses that a pod without one may still get: unicast addresses that are forwarded between nodes. The others (this network, RFC 791;
/// loopback, RFC 1122 and RFC 4291; link-local, RFC 3927 and RFC 4291; multicast and reserved, RFC 1112 and RFC 4291) never are.
/// </summary>
internal static class PodAddresses
{
    private static readonly AddressRange[] s_v4 =
    [
        Range("1.0.0.0", "126.255.255.255"),
        Range("128.0.0.0", "169.253.255.255"),
        Range("169.255.0.0", "223.255.255.255"),
    ];

    private static readonly AddressRange[] s_v6 = [Range("::2", "fe7f:ffff:ffff:ffff:ffff:ffff:ffff:ffff")];

    internal static IReadOnlyList<AddressRange> Of(IPFamily family) => family == IPFamily.IPv4 ? s_v4 : s_v6;

    private static AddressRange Range(string first, string last) => new(Address.TryParse(first)!.Value, Address.TryParse(last)!.Value);
}
