namespace NetPol.Sharp;

/// <summary>An assertion about every port, unless ports follow.</summary>
public sealed record AssertedFlow : AssertionStatement, IOnPorts<AssertedPorts>
{
    internal AssertedFlow(AssertionKind kind, Peer from, Peer to)
        : base(kind, from, to, Port.Any)
    {
    }

    /// <summary>The same assertion about these ports of the destination only.</summary>
    /// <param name="ports">The ports.</param>
    public AssertedPorts On(PortSet ports) => new(this, ports);
}
