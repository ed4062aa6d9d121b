using System.Globalization;

namespace NetPol.Sharp.Model;

/// <summary>One port: <c>ports[].port</c> as a number.</summary>
/// <param name="Number">The port, 1 to 65535.</param>
public sealed record PortNumber(int Number) : PortSpecifier
{
    /// <inheritdoc/>
    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture);
}
