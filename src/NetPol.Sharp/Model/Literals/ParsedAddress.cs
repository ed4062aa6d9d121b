namespace NetPol.Sharp.Model;

/// <summary>An address as its text gives it.</summary>
/// <param name="Family">IPv6 when the text has a colon, also for an IPv4-mapped address.</param>
/// <param name="High">The upper 64 bits; 0 for IPv4.</param>
/// <param name="Low">The lower 64 bits; for IPv4 its 32 bits.</param>
/// <param name="HasLeadingZeros">Whether a decimal number of the text starts with a superfluous 0.</param>
internal readonly record struct ParsedAddress(IPFamily Family, ulong High, ulong Low, bool HasLeadingZeros);
