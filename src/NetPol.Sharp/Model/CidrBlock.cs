using System.Globalization;

namespace NetPol.Sharp.Model;

/// <summary>A range of addresses in CIDR notation: a value of <c>ipBlock.cidr</c> or <c>ipBlock.except[]</c>.</summary>
/// <remarks>Equality is that of <see cref="Text"/>, because the API keeps the text; <see cref="Canonical"/> makes equal ranges equal.</remarks>
public sealed record CidrBlock
{
    private CidrBlock(string text, IPFamily family, ulong high, ulong low, int prefixLength, CidrNotations notations)
    {
        Text = text;
        Family = family;
        PrefixLength = prefixLength;
        Notations = notations;
        (High, Low) = AddressBits.Mask(family, high, low, prefixLength);
    }

    /// <summary>The range as written.</summary>
    public string Text { get; }

    /// <summary>The address family. An IPv4-mapped IPv6 range counts as the IPv4 range that it maps.</summary>
    public IPFamily Family { get; }

    /// <summary>The upper 64 bits of the first address; 0 for IPv4.</summary>
    public ulong High { get; }

    /// <summary>The lower 64 bits of the first address; for IPv4 its 32 bits.</summary>
    public ulong Low { get; }

    /// <summary>The number of leading bits that all addresses of the range share: 0 to 32 or 0 to 128.</summary>
    public int PrefixLength { get; }

    /// <summary>How the text departs from the notation that API servers from 1.36 on demand.</summary>
    public CidrNotations Notations { get; }

    /// <summary>The same range in canonical notation: no host bits, no leading zeros, IPv6 as RFC 5952 writes it.</summary>
    public CidrBlock Canonical => new(CanonicalText, Family, High, Low, PrefixLength, CidrNotations.None);

    /// <summary>The prefix length as written; 96 more than <see cref="PrefixLength"/> for an IPv4-mapped range.</summary>
    private int WrittenPrefixLength =>
        Family == IPFamily.IPv4 && Notations.HasFlag(CidrNotations.IPv4Mapped) ? PrefixLength + 96 : PrefixLength;

    private string CanonicalText =>
        AddressBits.Format(Family, High, Low) + "/" + PrefixLength.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads a CIDR as the API server does: leniently, with <see cref="Notations"/> telling what a strict one would reject.</summary>
    /// <param name="text">The text, for example <c>10.0.0.0/8</c> or <c>2001:db8::/32</c>.</param>
    /// <returns>The range, or <c>null</c> when the text is not a CIDR.</returns>
    public static CidrBlock? TryParse(string text)
    {
        var slash = text.IndexOf('/');
        if (slash < 0 || AddressParser.TryParse(text.Substring(0, slash)) is not { } address)
        {
            return null;
        }

        var width = AddressBits.Width(address.Family);
        if (SmallNumber.TryParse(text.Substring(slash + 1), width) is not { } prefix)
        {
            return null;
        }

        var notations = CidrNotations.None;
        if (address.HasLeadingZeros || prefix.HasLeadingZeros)
        {
            notations |= CidrNotations.LeadingZeros;
        }

        var (family, length) = (address.Family, prefix.Value);
        var (high, low) = (address.High, address.Low);
        var isMapped = family == IPFamily.IPv6 && high == 0 && low >> 32 == 0xFFFF;
        if (isMapped)
        {
            notations |= CidrNotations.IPv4Mapped;
        }

        if (AddressBits.Mask(family, high, low, length) != (high, low))
        {
            notations |= CidrNotations.HostBits;
        }

        if (isMapped && length >= 96)
        {
            (family, low, length) = (IPFamily.IPv4, low & 0xFFFF_FFFF, length - 96);
        }

        return new CidrBlock(text, family, high, low, length, notations);
    }

    /// <summary>The lower and the upper half; <c>null</c> for a single address.</summary>
    public (CidrBlock Low, CidrBlock High)? Halves()
    {
        var width = AddressBits.Width(Family);
        if (PrefixLength == width)
        {
            return null;
        }

        var bit = width - PrefixLength - 1;
        var (high, low) = bit >= 64 ? (High | (1UL << (bit - 64)), Low) : (High, Low | (1UL << bit));
        return (Half(High, Low), Half(high, low));

        CidrBlock Half(ulong high, ulong low) => new CidrBlock("", Family, high, low, PrefixLength + 1, CidrNotations.None).Canonical;
    }

    /// <summary>Whether every address of the other range is in this one.</summary>
    /// <param name="other">The range that may lie inside.</param>
    public bool Contains(CidrBlock other) =>
        PrefixLength <= other.PrefixLength && HoldsStartOf(other);

    /// <summary>Whether the other range is inside this one and smaller, as <c>except</c> has to be.</summary>
    /// <param name="other">The range that may lie inside.</param>
    public bool ContainsStrictly(CidrBlock other) => PrefixLength < other.PrefixLength && Contains(other);

    /// <summary>
    /// Whether the API server takes the other range as an exception: it compares prefix lengths as written, so an IPv4-mapped
    /// range counts 96 bits more than it maps.
    /// </summary>
    internal bool Accepts(CidrBlock except) =>
        WrittenPrefixLength < except.WrittenPrefixLength && HoldsStartOf(except);

    /// <summary>Whether the two ranges are written alike.</summary>
    /// <param name="other">The range to compare with.</param>
    public bool Equals(CidrBlock? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode();

    /// <summary>The range as written.</summary>
    public override string ToString() => Text;

    private bool HoldsStartOf(CidrBlock other) =>
        Family == other.Family && AddressBits.Mask(Family, other.High, other.Low, PrefixLength) == (High, Low);
}
