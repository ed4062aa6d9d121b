namespace NetPol.Sharp.Lab.Plans;

/// <summary>The words with which the world answers, one line each.</summary>
internal static class Messages
{
    /// <summary>So many probes more are done.</summary>
    internal const string Step = "step ";

    /// <summary>The machine lacks something that every world needs; the sentence says what.</summary>
    internal const string Missing = "missing ";

    /// <summary>This world cannot be made, or not be probed; the sentence says why.</summary>
    internal const string Error = "error ";

    /// <summary>Everything is done; a digit a probe, the number of its <see cref="Outcome"/>.</summary>
    internal const string Done = "done ";
}
