using System.Collections.Generic;

namespace NetPol.Sharp.Live;

/// <summary>What came of writing a policy.</summary>
/// <param name="Object">The policy as the server has it then; <c>null</c> when it is gone or was refused.</param>
/// <param name="Refusal">Why the server refuses, in lines; empty when it does not.</param>
internal sealed record PolicyAnswer(LiveObject? Object, IReadOnlyList<string> Refusal)
{
    /// <summary>Whether the server may have done it all the same: it failed on the way, or somebody between it and here did.</summary>
    internal bool MayBeDone { get; init; }
}
