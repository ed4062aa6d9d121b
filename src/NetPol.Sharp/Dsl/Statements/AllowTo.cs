using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary><c>Allow.From(a)</c>.</summary>
internal sealed record AllowTo(Peer From, SourceSpan Span) : IAllowTo
{
    internal static AllowTo Of(Peer peer, SourceSpan span) => new(Literal.NotNull(peer, "The end after From").Plain with { Span = span }, span);

    public IOnPorts<AllowStatement> To(string selector, string file = "", int line = 0) => To(Dsl.Pods(selector), file, line);

    public IOnPorts<AllowStatement> To(Peer peer, string file = "", int line = 0) =>
        new AllowOnPorts(this, Literal.NotNull(peer, "The end after To").Plain with { Span = CallPlace.Of(file, line) });

    public AllowStatement To(PodPort port, string file = "", int line = 0) => To(Literal.NotNull(port, "The port after To").Pods, file, line).On(port.Ports);

    /// <summary><c>Allow.From(a).To(b)</c>.</summary>
    private sealed record AllowOnPorts(AllowTo Start, Peer Peer) : IOnPorts<AllowStatement>
    {
        public AllowStatement On(PortSet ports) => new(Start.From, Peer, Literal.NotNull(ports, "The ports after On")) { Span = Start.Span };
    }
}
