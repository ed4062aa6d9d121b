namespace NetPol.Sharp.Analyzers.Interpretation;

/// <summary>Where execution goes after a statement.</summary>
internal enum Flow
{
    /// <summary>To the next statement.</summary>
    Next,

    /// <summary>Out of the loop or switch.</summary>
    Break,

    /// <summary>To the next turn of the loop.</summary>
    Continue,

    /// <summary>Out of the function.</summary>
    Return,
}
