using System;

namespace NetPol.Sharp.Live;

/// <summary>The cluster gave no answer that one could go on with: one sentence, with what to do.</summary>
internal sealed class LiveException(string message) : Exception(message)
{
    /// <summary>Whether the server may have done what it was asked for all the same: the answer was lost, or is late.</summary>
    internal bool MayBeDone { get; init; }
}
