using System;
using System.Runtime.InteropServices;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>Addresses that no rule tells apart.</summary>
/// <param name="Family">Their family.</param>
/// <param name="Egress">The egress rules that they are peers of.</param>
/// <param name="Ingress">The ingress rules that they are peers of.</param>
/// <param name="First">One of them.</param>
/// <param name="Second">Another one; the same where there is only one.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ProofPlace(IPFamily Family, ulong Egress, ulong Ingress, UInt128 First, UInt128 Second)
{
    internal bool HasTwo => First != Second;
}
