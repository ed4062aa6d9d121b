namespace NetPol.Sharp.Model;

/// <summary>Every port of the protocol: <c>ports[].port</c> is absent.</summary>
public sealed record AnyPort : PortSpecifier
{
    /// <inheritdoc/>
    public override string ToString() => "any";
}
