namespace NetPol.Sharp;

/// <summary>What was found out about an assertion.</summary>
public sealed record Proof
{
    /// <summary>The assertion.</summary>
    public required Assertion Assertion { get; init; }

    /// <summary>What is known of it.</summary>
    public required ProofVerdict Verdict { get; init; }

    /// <summary>Whether it is about the pods of a cluster rather than about every pod that could exist.</summary>
    public bool IsAboutExistingPods { get; init; }

    /// <summary>A connection that shows a violation; <c>null</c> otherwise.</summary>
    public Witness? Witness { get; init; }

    /// <summary>Why policies of the world are not known, so that nothing could be proven; <c>null</c> when all are.</summary>
    internal string? Missing { get; init; }
}
