using System.Globalization;

namespace NetPol.Sharp.Model;

/// <summary>
/// Reads addresses as the API server does (Go's <c>net.ParseIP</c> before 1.17, kept as <c>ParseIPSloppy</c>):
/// four decimal octets, leading zeros tolerated; no zones. System.Net.IPAddress reads octal, hex and short forms, so it cannot serve.
/// </summary>
internal static class AddressParser
{
    internal static ParsedAddress? TryParse(string text)
    {
        if (text.IndexOf(':') >= 0)
        {
            return TryParseIPv6(text);
        }

        return TryParseIPv4(text) is { } octets ? new ParsedAddress(IPFamily.IPv4, 0, octets.Bits, octets.HasLeadingZeros) : null;
    }

    private static (ulong Bits, bool HasLeadingZeros)? TryParseIPv4(string text)
    {
        var octets = text.Split('.');
        if (octets.Length != 4)
        {
            return null;
        }

        ulong bits = 0;
        var leadingZeros = false;
        foreach (var octet in octets)
        {
            if (SmallNumber.TryParse(octet, 255) is not { } number)
            {
                return null;
            }

            bits = (bits << 8) | (uint)number.Value;
            leadingZeros |= number.HasLeadingZeros;
        }

        return (bits, leadingZeros);
    }

    private static ParsedAddress? TryParseIPv6(string text)
    {
        var leadingZeros = false;
        var dot = text.IndexOf('.');
        if (dot >= 0)
        {
            // The last 32 bits may be written as an IPv4 address.
            var start = text.LastIndexOf(':') + 1;
            if (TryParseIPv4(text.Substring(start)) is not { } tail)
            {
                return null;
            }

            leadingZeros = tail.HasLeadingZeros;
            text = text.Substring(0, start)
                + (tail.Bits >> 16).ToString("x", CultureInfo.InvariantCulture) + ":"
                + (tail.Bits & 0xFFFF).ToString("x", CultureInfo.InvariantCulture);
        }

        var ellipsis = text.IndexOf("::", System.StringComparison.Ordinal);
        if (ellipsis < 0)
        {
            return Groups(text) is { Length: 8 } all ? Join(all, [], leadingZeros) : null;
        }

        return Groups(text.Substring(0, ellipsis)) is { } head
            && Groups(text.Substring(ellipsis + 2)) is { } rest
            && head.Length + rest.Length < 8
            ? Join(head, rest, leadingZeros)
            : null;
    }

    private static ulong[]? Groups(string text)
    {
        if (text.Length == 0)
        {
            return [];
        }

        var parts = text.Split(':');
        var groups = new ulong[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Length is 0 or > 4
                || !ulong.TryParse(parts[i], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out groups[i]))
            {
                return null;
            }
        }

        return groups;
    }

    private static ParsedAddress Join(ulong[] head, ulong[] tail, bool leadingZeros)
    {
        ulong high = 0, low = 0;
        for (var i = 0; i < 8; i++)
        {
            var fromTail = i - (8 - tail.Length);
            var group = i < head.Length ? head[i] : fromTail >= 0 ? tail[fromTail] : 0;
            (high, low) = ((high << 16) | (low >> 48), (low << 16) | group);
        }

        return new ParsedAddress(IPFamily.IPv6, high, low, leadingZeros);
    }
}
