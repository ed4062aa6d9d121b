namespace NetPol.Sharp;

/// <summary>What is known of an assertion.</summary>
public enum ProofVerdict
{
    /// <summary>It is true of every pair of ends that could ever exist.</summary>
    Holds,

    /// <summary>It is false of some pair, see <see cref="Proof.Witness"/>.</summary>
    Violated,

    /// <summary>No pair that it is about can exist, so it says nothing.</summary>
    Vacuous,

    /// <summary>The search for a pair was given up at its budget. That is not a proof.</summary>
    Unknown,
}
