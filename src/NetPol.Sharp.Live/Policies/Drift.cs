using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Live;

/// <summary>How a cluster differs from the policies that are to be in it.</summary>
internal sealed record Drift
{
    /// <summary>Policies that the cluster does not have.</summary>
    internal required IReadOnlyList<DesiredPolicy> Missing { get; init; }

    /// <summary>Policies that it has otherwise.</summary>
    internal required IReadOnlyList<ChangedPolicy> Changed { get; init; }

    /// <summary>Policies that were applied earlier, and are no more among those that are to be there.</summary>
    internal required IReadOnlyList<StalePolicy> Stale { get; init; }

    /// <summary>Other policies that let more through in the namespaces of these.</summary>
    internal required IReadOnlyList<WideningPolicy> Widening { get; init; }

    /// <summary>Whether all were compared: no search was given up.</summary>
    internal required bool IsComplete { get; init; }

    /// <summary>How many other policies there are in the namespaces, those that let more through included.</summary>
    internal required int Others { get; init; }

    /// <summary>The policies of the cluster once these were applied.</summary>
    internal required IReadOnlyList<NetworkPolicy> Applied { get; init; }

    /// <summary>Whether there is no difference that somebody should look at.</summary>
    internal bool IsNone => Missing.Count + Changed.Count + Stale.Count + Widening.Count == 0 && IsComplete;

    /// <summary>Whether applying the policies may change what is allowed: not only labels and annotations differ.</summary>
    internal bool ChangesTraffic => Missing.Count > 0 || Changed.Any(policy => policy.Fields.Any(name => name.StartsWith("spec.", StringComparison.Ordinal)));

    /// <summary>Compares.</summary>
    /// <param name="desired">The policies that are to be there.</param>
    /// <param name="live">The cluster.</param>
    /// <param name="manager">The field manager that applied them.</param>
    /// <param name="habits">The plugin's habits.</param>
    internal static Drift Between(IReadOnlyList<DesiredPolicy> desired, LiveWorld live, FieldManager manager, ConnectivityOptions habits)
    {
        var keys = desired.Select(policy => policy.Key).ToHashSet();
        var namespaces = keys.Select(key => key.Namespace).ToHashSet(StringComparer.Ordinal);
        NetworkPolicy[] set = [.. desired.Select(policy => policy.Policy)];
        NetworkPolicy[] others = [.. live.Models.Where(policy => namespaces.Contains(policy.Key.Namespace) && !keys.Contains(policy.Key)).OrderBy(policy => policy.Key).Select(policy => policy.Value)];
        var widenings = Widenings.Of(set, others, habits);
        ChangedPolicy[] changed =
        [
            .. desired.Where(policy => live.Models.ContainsKey(policy.Key))
                .Select(policy => new ChangedPolicy(policy, policy.Differences(live.Models[policy.Key])))
                .Where(policy => policy.Fields.Count > 0),
        ];
        return new Drift
        {
            Missing = [.. desired.Where(policy => !live.Models.ContainsKey(policy.Key))],
            Changed = changed,
            Stale = [.. live.Stale(manager, keys).Where(policy => !policy.IsElsewhere)],
            Widening = widenings.Found,
            IsComplete = widenings.IsComplete,
            Others = others.Length,
            Applied = live.With(desired.Select(policy => (policy.Key, policy.Policy)), without: []),
        };
    }
}
