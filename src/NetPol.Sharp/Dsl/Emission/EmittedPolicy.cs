using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>A finished object, and how it came about.</summary>
internal sealed record EmittedPolicy(DraftKey Key, NetworkPolicy Policy, PolicySet Set)
{
    /// <summary>What files that policy programs write begin with.</summary>
    internal const string Marker = "# Written by NetPol.Sharp: ";

    /// <summary>DNS, allows, default deny; then namespace, then name.</summary>
    internal static Comparer<EmittedPolicy> ApplyOrder { get; } = Comparer<EmittedPolicy>.Create((left, right) =>
    {
        var byOrder = left.Key.Order.CompareTo(right.Key.Order);
        if (byOrder != 0)
        {
            return byOrder;
        }

        var byNamespace = left.Key.Subject.Namespace.CompareTo(right.Key.Subject.Namespace);
        return byNamespace != 0 ? byNamespace : string.CompareOrdinal(left.Key.Name, right.Key.Name);
    });
}
