using System.Collections.Generic;
using System.Linq;

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

    /// <summary>The namespaces in which pods are isolated now, or may be, without all rules that they are to have.</summary>
    /// <param name="steps">What was to be done.</param>
    internal IReadOnlyList<string> HalfOpen(IReadOnlyList<ApplyStep> steps)
    {
        ApplyStep[] isolating = [.. steps.Where(step => step.IsIsolating && (Done.Contains(step.Key) || step.Key == Unknown))];
        PlannedPolicy[] open = [.. steps.Where(step => !Done.Contains(step.Key)).Select(step => step.Policy).OfType<PlannedPolicy>()];
        return [.. isolating.Where(step => open.Any(policy => policy.Desired.Key != step.Key && ApplyOrder.MayNeed(step.Policy!, policy))).Select(step => step.Key.Namespace).Distinct().Order(System.StringComparer.Ordinal)];
    }
}
