using System;

namespace NetPol.Sharp.Model;

/// <summary>Ways in which a CIDR that can be read is still not written as newer API servers want it (KEP-4858).</summary>
[Flags]
public enum CidrNotations
{
    /// <summary>Written as the API server wants it.</summary>
    None = 0,

    /// <summary>Bits are set beyond the prefix length, as in <c>10.0.0.5/24</c>.</summary>
    HostBits = 1,

    /// <summary>A number has leading zeros, as in <c>010.0.0.0/8</c> or <c>10.0.0.0/08</c>.</summary>
    LeadingZeros = 2,

    /// <summary>An IPv4 address is written as an IPv6 one, as in <c>::ffff:10.0.0.0/104</c>.</summary>
    IPv4Mapped = 4,
}
