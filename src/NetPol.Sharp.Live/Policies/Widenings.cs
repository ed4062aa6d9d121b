using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Live;

/// <summary>Which other policies let through what a set of policies does not.</summary>
/// <param name="Found">Those policies.</param>
/// <param name="IsComplete">Whether all were compared: no search was given up.</param>
internal sealed record Widenings(IReadOnlyList<WideningPolicy> Found, bool IsComplete)
{
    // Of more than these only examples are found.
    private const int MaxCompared = 200;

    /// <summary>Compares the set with the set and each other policy, and with all of them together.</summary>
    internal static Widenings Of(NetworkPolicy[] set, NetworkPolicy[] others, ConnectivityOptions habits)
    {
        if (others.Length == 0)
        {
            return new Widenings([], IsComplete: true);
        }

        var (found, isComplete) = (new SortedDictionary<int, WideningPolicy>(), others.Length <= MaxCompared);
        for (var index = 0; index < others.Length && index < MaxCompared; index++)
        {
            var alone = Prover.Compare(set, [.. set, others[index]], habits);
            isComplete &= alone.IsComplete;
            if (alone.Gained.Count > 0)
            {
                found.Add(index, new WideningPolicy(others[index], alone.Gained[0]));
            }
        }

        var together = Prover.Compare(set, [.. set, .. others], habits);
        foreach (var example in together.Gained)
        {
            int[] by = [.. Enumerable.Range(0, others.Length).Where(index => IsBy(example.Egress, others[index]) || IsBy(example.Ingress, others[index]))];
            if (by.Length > 0 && !by.All(found.ContainsKey))
            {
                var first = by.First(index => !found.ContainsKey(index));
                found.Add(first, new WideningPolicy(others[first], example) { Together = by.Where(index => index != first).Select(index => others[index]).FirstOrDefault() });
            }
        }

        return new Widenings([.. found.Values], isComplete && together.IsComplete);
    }

    private static bool IsBy(WitnessSide? side, NetworkPolicy policy) => side?.AdmittedBy?.Policy is { } by && by.ToString() == policy.ToString();
}
