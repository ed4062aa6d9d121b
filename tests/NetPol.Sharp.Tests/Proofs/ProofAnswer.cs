namespace NetPol.Sharp.Tests.Proofs;

/// <summary>What the reference says of an assertion.</summary>
/// <param name="Verdict">The verdict, never <see cref="ProofVerdict.Unknown"/>.</param>
/// <param name="Cost">How much a smallest violation has to state; <c>null</c> where there is none.</param>
/// <param name="Example">A violation of that cost; <c>null</c> where there is none.</param>
internal sealed record ProofAnswer(ProofVerdict Verdict, int? Cost = null, ProofConnection? Example = null);
