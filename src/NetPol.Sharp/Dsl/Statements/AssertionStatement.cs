using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>Something to be proven of the world: emits nothing.</summary>
public abstract record AssertionStatement : PolicyStatement
{
    private protected AssertionStatement(AssertionKind kind, Peer from, Peer to, PortSet ports)
    {
        Kind = kind;
        From = from;
        To = to;
        Ports = ports;
    }

    /// <summary>What is claimed.</summary>
    public AssertionKind Kind { get; }

    /// <summary>The end that connections come from.</summary>
    public Peer From { get; }

    /// <summary>The end that connections go to.</summary>
    public Peer To { get; }

    /// <summary>The ports of the destination.</summary>
    public PortSet Ports { get; private protected init; }

    /// <summary>The assertion as the language writes it, with its ports in words.</summary>
    public sealed override string ToString() => $"{Kind}.From({From}).To({To}) on {Ports}";

    /// <summary>The assertion in terms of the API. What names no namespace is in <c>default</c>, as policies without one are.</summary>
    public Assertion ToAssertion() => ToAssertion(UnnamedNamespace.Default);

    internal Assertion ToAssertion(string unnamed) => new()
    {
        Kind = Kind,
        From = AssertionPeers.Of(From, Scope, unnamed),
        To = AssertionPeers.Of(To, Scope, unnamed),
        Ports = Ports.Ports,
        Text = ToString(),
        Accepted = EquatableArray.From(Notes.Accepted),
        Because = string.Join("; ", Notes.ReasonsFor),
        Span = Span,
    };

    internal override string ToCode() => $"{Kind}.From({From}).To({To})";

    internal sealed override void EmitInto(Emission emission)
    {
        // An assertion is proven, not emitted.
    }
}
