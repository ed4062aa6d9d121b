using System.Collections.Generic;

namespace NetPol.Sharp.Live;

/// <summary>How far a run came.</summary>
/// <param name="Done">What is done.</param>
/// <param name="Unknown">The policy of which it is not known, because the answer was lost; <c>null</c> when all is known.</param>
/// <param name="NotDone">What is not done.</param>
/// <param name="Problems">Why the run stopped, in lines; empty when it did not, or somebody stopped it.</param>
internal sealed record ApplyResult(IReadOnlyList<PolicyKey> Done, PolicyKey? Unknown, IReadOnlyList<PolicyKey> NotDone, IReadOnlyList<string> Problems)
{
    /// <summary>Whether everything is done.</summary>
    internal bool IsComplete => Unknown is null && NotDone.Count == 0;
}
