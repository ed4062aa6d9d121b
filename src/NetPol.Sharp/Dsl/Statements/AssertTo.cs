using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary><c>Never.From(a)</c> or <c>Always.From(a)</c>.</summary>
internal sealed record AssertTo(AssertionKind Kind, Peer From, SourceSpan Span) : IAssertTo
{
    internal static AssertTo Of(AssertionKind kind, Peer peer, SourceSpan span) => new(kind, Literal.NotNull(peer, "The end after From").Plain with { Span = span }, span);

    public AssertedFlow To(string selector, string file = "", int line = 0) => To(Dsl.Pods(selector), file, line);

    public AssertedFlow To(Peer peer, string file = "", int line = 0) =>
        new(Kind, From, Literal.NotNull(peer, "The end after To").Plain with { Span = CallPlace.Of(file, line) }) { Span = Span };

    public AssertedPorts To(PodPort port, string file = "", int line = 0) => To(Literal.NotNull(port, "The port after To").Pods, file, line).On(port.Ports);
}
