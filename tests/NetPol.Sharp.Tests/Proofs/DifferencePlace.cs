using System;
using System.Runtime.InteropServices;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>Addresses that no rule of two worlds tells apart.</summary>
/// <param name="Before">What the rules of the one world make of them.</param>
/// <param name="After">What the rules of the other world make of them.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DifferencePlace(ProofPlace Before, ProofPlace After)
{
    internal UInt128 First => Before.First;

    internal bool HasTwo => Before.HasTwo;
}
