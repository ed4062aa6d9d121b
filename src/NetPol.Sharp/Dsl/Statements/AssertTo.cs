using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary><c>Never.From(a)</c> or <c>Always.From(a)</c>.</summary>
internal sealed record AssertTo(AssertionKind Kind, Peer From, SourceSpan Span) : IAssertTo
{
    public AssertedFlow To(string selector) => To(Dsl.Pods(selector));

    public AssertedFlow To(Peer peer) => new(Kind, From, peer) { Span = Span };

    public AssertedPorts To(PodPort port) => To(port.Pods).On(port.Ports);
}
