using System;
using System.Threading;
using System.Threading.Tasks;

namespace NetPol.Sharp.Live;

/// <summary>One thing to do.</summary>
/// <param name="Word">What is done then: <c>created</c>, <c>changed</c>, <c>taken over</c> or <c>deleted</c>.</param>
/// <param name="Key">With which policy.</param>
/// <param name="Run">Does it.</param>
internal sealed record ApplyStep(string Word, PolicyKey Key, Func<CancellationToken, Task<PolicyAnswer>> Run)
{
    /// <summary>What is applied; <c>null</c> when the policy is deleted.</summary>
    internal PlannedPolicy? Policy { get; init; }

    /// <summary>Whether it isolates pods that may not be isolated before.</summary>
    internal bool IsIsolating { get; init; }
}
