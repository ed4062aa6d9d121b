using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary><c>Allow.From(a)</c>.</summary>
internal sealed record AllowTo(Peer From, SourceSpan Span) : IAllowTo
{
    public IOnPorts<AllowStatement> To(string selector) => To(Dsl.Pods(selector));

    public IOnPorts<AllowStatement> To(Peer peer) => new AllowOnPorts(this, peer);

    public AllowStatement To(PodPort port) => To(port.Pods).On(port.Ports);

    /// <summary><c>Allow.From(a).To(b)</c>.</summary>
    private sealed record AllowOnPorts(AllowTo Start, Peer Peer) : IOnPorts<AllowStatement>
    {
        public AllowStatement On(PortSet ports) => new(Start.From, Peer, ports) { Span = Start.Span };
    }
}
