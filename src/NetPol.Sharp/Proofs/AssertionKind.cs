namespace NetPol.Sharp;

/// <summary>What an assertion claims of every pair that its ends match.</summary>
public enum AssertionKind
{
    /// <summary>No connection is possible.</summary>
    Never,

    /// <summary>Every connection is possible.</summary>
    Always,
}
