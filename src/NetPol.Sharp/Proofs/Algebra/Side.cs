namespace NetPol.Sharp.Algebra;

/// <summary>An end of a connection.</summary>
internal enum Side
{
    /// <summary>The end that connects.</summary>
    Source,

    /// <summary>The end that listens.</summary>
    Destination,
}
