using System.Globalization;

namespace NetPol.Sharp.Model;

/// <summary>A range of ports, both ends included: <c>ports[].port</c> and <c>ports[].endPort</c>.</summary>
/// <param name="First">The first port, 1 to 65535.</param>
/// <param name="Last">The last port, <paramref name="First"/> to 65535.</param>
public sealed record PortRange(int First, int Last) : PortSpecifier
{
    /// <inheritdoc/>
    public override string ToString() =>
        First.ToString(CultureInfo.InvariantCulture) + "-" + Last.ToString(CultureInfo.InvariantCulture);
}
