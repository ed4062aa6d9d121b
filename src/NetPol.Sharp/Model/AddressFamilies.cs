using System.Collections.Generic;

namespace NetPol.Sharp.Model;

/// <summary>The address families, in the order in which they are listed.</summary>
internal static class AddressFamilies
{
    internal static IReadOnlyList<IPFamily> All { get; } = [IPFamily.IPv4, IPFamily.IPv6];
}
