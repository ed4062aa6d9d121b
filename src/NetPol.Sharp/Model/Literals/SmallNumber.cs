namespace NetPol.Sharp.Model;

/// <summary>Reads the small decimal numbers of a CIDR: octets and prefix lengths.</summary>
internal static class SmallNumber
{
    internal static (int Value, bool HasLeadingZeros)? TryParse(string text, int max)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var number = 0;
        foreach (var c in text)
        {
            if (c is < '0' or > '9' || (number = (number * 10) + (c - '0')) > max)
            {
                return null;
            }
        }

        return (number, text.Length > 1 && text[0] == '0');
    }
}
