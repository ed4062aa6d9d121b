namespace NetPol.Sharp.Tests.Proofs;

/// <summary>An end that an assertion is about, and the least that has to be stated for one that policies see alike.</summary>
/// <param name="Kind">What policies see of it, by its number.</param>
/// <param name="Namespace">The number of its namespace; -1 for an end that is no pod.</param>
/// <param name="Cost">How many labels of its own it has.</param>
/// <param name="End">The end.</param>
internal sealed record ProofCandidate(int Kind, int Namespace, int Cost, ProofEnd End);
