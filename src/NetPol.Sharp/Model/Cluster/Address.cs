using System;
using System.Runtime.InteropServices;

namespace NetPol.Sharp.Model;

/// <summary>An IPv4 or IPv6 address. An IPv4-mapped IPv6 address is the IPv4 address that it maps.</summary>
/// <param name="Family">The address family.</param>
/// <param name="High">The upper 64 bits; 0 for IPv4.</param>
/// <param name="Low">The lower 64 bits; for IPv4 its 32 bits.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Address(IPFamily Family, ulong High, ulong Low) : IComparable<Address>
{
    /// <summary>Whether the left address comes before the right one.</summary>
    public static bool operator <(Address left, Address right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left address comes after the right one.</summary>
    public static bool operator >(Address left, Address right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left address comes before the right one or equals it.</summary>
    public static bool operator <=(Address left, Address right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left address comes after the right one or equals it.</summary>
    public static bool operator >=(Address left, Address right) => left.CompareTo(right) >= 0;

    /// <summary>Reads an address as the API server does: four decimal octets or IPv6 without a zone.</summary>
    /// <param name="text">The text, for example <c>10.0.0.1</c> or <c>2001:db8::1</c>.</param>
    /// <returns>The address, or <c>null</c> when the text is none.</returns>
    public static Address? TryParse(string text)
    {
        if (AddressParser.TryParse(text) is not { } parsed)
        {
            return null;
        }

        return parsed.Family == IPFamily.IPv6 && parsed.High == 0 && parsed.Low >> 32 == 0xFFFF
            ? new Address(IPFamily.IPv4, 0, parsed.Low & 0xFFFF_FFFF)
            : new Address(parsed.Family, parsed.High, parsed.Low);
    }

    /// <summary>IPv4 before IPv6, then by number.</summary>
    /// <param name="other">The address to compare with.</param>
    public int CompareTo(Address other)
    {
        var byFamily = Family.CompareTo(other.Family);
        var byHigh = byFamily != 0 ? byFamily : High.CompareTo(other.High);
        return byHigh != 0 ? byHigh : Low.CompareTo(other.Low);
    }

    /// <summary>The address behind this one; <c>null</c> behind the last one of its family.</summary>
    internal Address? Next() => (Family, High, Low) switch
    {
        (IPFamily.IPv4, _, 0xFFFF_FFFF) or (IPFamily.IPv6, ulong.MaxValue, ulong.MaxValue) => null,
        (_, _, ulong.MaxValue) => new Address(Family, High + 1, 0),
        _ => new Address(Family, High, Low + 1),
    };

    /// <summary>The address before this one, which must not be the first of its family.</summary>
    internal Address Previous() => Low == 0 ? new Address(Family, High - 1, ulong.MaxValue) : new Address(Family, High, Low - 1);

    /// <summary>The address in canonical notation; IPv6 as RFC 5952 writes it.</summary>
    public override string ToString() => AddressBits.Format(Family, High, Low);
}
