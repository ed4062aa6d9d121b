using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>One connection.</summary>
/// <param name="From">The end that connects.</param>
/// <param name="To">The end that listens.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="Port">The port of the destination.</param>
/// <param name="Names">The names under which the destination declares this port with this protocol.</param>
/// <param name="Family">The family of the two addresses.</param>
internal sealed record ProofConnection(ProofEnd From, ProofEnd To, Protocol Protocol, int Port, IReadOnlyCollection<string> Names, IPFamily Family)
{
    public override string ToString() => $"{From} -> {To} {Protocol} {Port} [{string.Join(",", Names)}] {Family}";
}
