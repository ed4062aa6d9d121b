namespace NetPol.Sharp;

/// <summary>An assertion about certain ports.</summary>
public sealed record AssertedPorts : AssertionStatement, IAndPorts<AssertedPorts>
{
    internal AssertedPorts(AssertedFlow flow, PortSet ports)
        : base(flow.Kind, flow.From, flow.To, ports)
    {
        Scopes = flow.Scopes;
        Notes = flow.Notes;
        Span = flow.Span;
    }

    internal override string ToCode() => $"{base.ToCode()}.On({PortCode.Of(Ports)})";

    /// <summary>Also about these ports of the destination.</summary>
    /// <param name="ports">The ports to add.</param>
    public AssertedPorts And(PortSet ports) => this with { Ports = Ports.And(ports) };
}
