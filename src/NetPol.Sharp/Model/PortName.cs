namespace NetPol.Sharp.Model;

/// <summary>The port that the destination pod declares under a name and this protocol: <c>ports[].port</c> as a string.</summary>
/// <param name="Name">The name of a container port, at most 15 characters.</param>
public sealed record PortName(string Name) : PortSpecifier
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
