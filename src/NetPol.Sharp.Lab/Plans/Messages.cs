namespace NetPol.Sharp.Lab.Plans;

/// <summary>The words with which the world answers, one line each.</summary>
internal static class Messages
{
    /// <summary>So many probes more are done.</summary>
    internal const string Step = "step ";

    /// <summary>The world cannot be made; the sentence says why.</summary>
    internal const string Error = "error ";

    /// <summary>Everything is done; a digit a probe, the number of its <see cref="Outcome"/>.</summary>
    internal const string Done = "done ";
}
