using System.Runtime.InteropServices;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>What was found of two kinds of ends.</summary>
/// <param name="IsAny">Whether there is any connection between them that the assertion is about.</param>
/// <param name="Cost">What a smallest violation has to state of names and addresses; <c>null</c> where there is none.</param>
/// <param name="Port">Its port.</param>
/// <param name="From">The source's address.</param>
/// <param name="To">The destination's address.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ProofPair(bool IsAny, int? Cost, ProofPort? Port, ProofPlace From, ProofPlace To);
