using System;
using System.Runtime.InteropServices;

namespace NetPol.Sharp.Model;

/// <summary>Neighbouring addresses of one family, both ends included.</summary>
/// <param name="First">The first address.</param>
/// <param name="Last">The last address, not before the first.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AddressRange(Address First, Address Last) : IComparable<AddressRange>
{
    /// <summary>The addresses of a CIDR.</summary>
    /// <param name="cidr">The CIDR.</param>
    public static AddressRange Of(CidrBlock cidr)
    {
        var first = new Address(cidr.Family, cidr.High, cidr.Low);
        var (high, low) = AddressBits.Mask(cidr.Family, ulong.MaxValue, ulong.MaxValue, cidr.PrefixLength);
        var last = cidr.Family == IPFamily.IPv4
            ? new Address(cidr.Family, 0, first.Low | (~low & 0xFFFF_FFFF))
            : new Address(cidr.Family, first.High | ~high, first.Low | ~low);
        return new AddressRange(first, last);
    }

    /// <summary>Every address of a family.</summary>
    /// <param name="family">The family.</param>
    public static AddressRange All(IPFamily family) => family == IPFamily.IPv4
        ? new AddressRange(new Address(family, 0, 0), new Address(family, 0, 0xFFFF_FFFF))
        : new AddressRange(new Address(family, 0, 0), new Address(family, ulong.MaxValue, ulong.MaxValue));

    /// <summary>Whether the left range starts before the right one.</summary>
    public static bool operator <(AddressRange left, AddressRange right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left range starts after the right one.</summary>
    public static bool operator >(AddressRange left, AddressRange right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left range starts before the right one or where it does.</summary>
    public static bool operator <=(AddressRange left, AddressRange right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left range starts after the right one or where it does.</summary>
    public static bool operator >=(AddressRange left, AddressRange right) => left.CompareTo(right) >= 0;

    /// <summary>Whether an address is in the range.</summary>
    /// <param name="address">The address.</param>
    public bool Contains(Address address) => First <= address && address <= Last;

    /// <summary>By the first address, then by the last one.</summary>
    /// <param name="other">The range to compare with.</param>
    public int CompareTo(AddressRange other) => First.CompareTo(other.First) is var byFirst and not 0 ? byFirst : Last.CompareTo(other.Last);

    /// <summary>The range as <c>first-last</c>.</summary>
    public override string ToString() => First + "-" + Last;
}
