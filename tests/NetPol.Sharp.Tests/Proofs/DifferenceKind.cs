using System.Runtime.InteropServices;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>All that the policies of two worlds see of an end but its address.</summary>
/// <param name="Before">What those of the one world see.</param>
/// <param name="After">What those of the other world see.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DifferenceKind(ProofKind Before, ProofKind After);
