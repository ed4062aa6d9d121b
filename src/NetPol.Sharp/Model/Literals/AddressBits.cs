using System.Globalization;
using System.Text;

namespace NetPol.Sharp.Model;

/// <summary>Arithmetic on the bits of an address: 128 in two halves, or 32 in the lower half.</summary>
internal static class AddressBits
{
    internal static int Width(IPFamily family) => family == IPFamily.IPv4 ? 32 : 128;

    internal static (ulong High, ulong Low) Mask(IPFamily family, ulong high, ulong low, int prefixLength)
    {
        if (family == IPFamily.IPv4)
        {
            return (0, low & Ones(prefixLength + 32) & 0xFFFF_FFFF);
        }

        return prefixLength <= 64 ? (high & Ones(prefixLength), 0) : (high, low & Ones(prefixLength - 64));
    }

    internal static string Format(IPFamily family, ulong high, ulong low) =>
        family == IPFamily.IPv4 ? FormatIPv4(low) : FormatIPv6(high, low);

    private static ulong Ones(int count) => count == 0 ? 0 : ulong.MaxValue << (64 - count);

    private static string FormatIPv4(ulong bits) => string.Format(
        CultureInfo.InvariantCulture, "{0}.{1}.{2}.{3}", bits >> 24, (bits >> 16) & 255, (bits >> 8) & 255, bits & 255);

    // RFC 5952 section 4: lower case, no leading zeros, the first longest run of two or more zero groups as "::".
    private static string FormatIPv6(ulong high, ulong low)
    {
        var (runStart, runLength) = LongestZeroRun(high, low);
        var text = new StringBuilder();
        for (var i = 0; i < 8; i++)
        {
            if (i == runStart)
            {
                text.Append("::");
                i += runLength - 1;
                continue;
            }

            if (i > 0 && i != runStart + runLength)
            {
                text.Append(':');
            }

            text.Append(Group(high, low, i).ToString("x", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    private static (int Start, int Length) LongestZeroRun(ulong high, ulong low)
    {
        var best = (Start: -1, Length: 1);
        for (var start = 0; start < 8; start++)
        {
            var end = start;
            while (end < 8 && Group(high, low, end) == 0)
            {
                end++;
            }

            if (end - start > best.Length)
            {
                best = (start, end - start);
            }
        }

        return best.Start < 0 ? (-1, 0) : best;
    }

    private static ulong Group(ulong high, ulong low, int index) =>
        ((index < 4 ? high : low) >> (48 - (16 * (index % 4)))) & 0xFFFF;
}
