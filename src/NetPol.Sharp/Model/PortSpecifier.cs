namespace NetPol.Sharp.Model;

/// <summary>Which ports of a protocol: <see cref="AnyPort"/>, <see cref="PortNumber"/>, <see cref="PortRange"/> or <see cref="PortName"/>.</summary>
public abstract record PortSpecifier
{
    private protected PortSpecifier()
    {
    }

    /// <summary>Every port: <c>port</c> is absent.</summary>
    public static PortSpecifier Any { get; } = new AnyPort();
}
