namespace NetPol.Sharp.Tests.Proofs;

/// <summary>A port with its names in two worlds.</summary>
/// <param name="Before">What the rules of the one world make of it.</param>
/// <param name="After">What the rules of the other world make of it.</param>
internal sealed record DifferencePort(ProofPort Before, ProofPort After);
