using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>Public addresses of both families. The lists follow the IANA special-purpose address registries (RFC 6890).</summary>
public sealed record InternetPeer : Peer
{
    internal InternetPeer()
    {
    }

    /// <summary>IPv4 without every range that is not globally reachable, and without the cloud metadata addresses.</summary>
    public static IPBlock IPv4 { get; } = Dsl.Cidr("0.0.0.0/0").Except(
        "0.0.0.0/8", // this network, RFC 791
        "10.0.0.0/8", // private, RFC 1918
        "100.64.0.0/10", // shared, RFC 6598; Alibaba Cloud metadata 100.100.100.200
        "127.0.0.0/8", // loopback, RFC 1122
        "168.63.129.16/32", // Azure's platform address: metadata, DNS and agent configuration
        "169.254.0.0/16", // link-local, RFC 3927; cloud metadata 169.254.169.254
        "172.16.0.0/12", // private, RFC 1918
        "192.0.0.0/24", // protocol assignments, RFC 6890; Oracle Cloud metadata 192.0.0.192
        "192.0.2.0/24", // documentation, RFC 5737
        "192.88.99.0/24", // 6to4 relays, RFC 7526
        "192.168.0.0/16", // private, RFC 1918
        "198.18.0.0/15", // benchmarking, RFC 2544
        "198.51.100.0/24", // documentation, RFC 5737
        "203.0.113.0/24", // documentation, RFC 5737
        "224.0.0.0/4", // multicast, RFC 1112
        "240.0.0.0/4").Block; // reserved and broadcast, RFC 1112, RFC 919

    /// <summary>
    /// Global unicast IPv6, the only part that IANA assigns from: loopback, NAT64 (<c>64:ff9b::/96</c>), unique local,
    /// link-local and multicast addresses lie outside it. Without the special ranges inside.
    /// </summary>
    public static IPBlock IPv6 { get; } = Dsl.Cidr("2000::/3").Except(
        "2001::/23", // protocol assignments: Teredo, ORCHID, benchmarking; RFC 2928
        "2001:db8::/32", // documentation, RFC 3849
        "2002::/16", // 6to4, RFC 3056
        "3fff::/20").Block; // documentation, RFC 9637

    internal override IReadOnlyList<AtomicPeer> Members { get; } = [new CidrPeer(IPv4), new CidrPeer(IPv6)];

    /// <summary>The end as the language writes it.</summary>
    public override string ToString() => "Internet";
}
