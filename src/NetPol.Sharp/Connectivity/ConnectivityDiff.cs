using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>How two states of a cluster differ in what they allow.</summary>
public sealed class ConnectivityDiff
{
    private ConnectivityDiff(IReadOnlyList<ConnectionChange> changes, IReadOnlyList<string> withoutEffect)
    {
        Changes = changes;
        PoliciesWithoutEffect = withoutEffect;
    }

    /// <summary>The differences, pair by pair.</summary>
    public IReadOnlyList<ConnectionChange> Changes { get; }

    /// <summary>Policies, <c>namespace/name</c>, that were added, removed or changed, and neither doing that alone nor leaving it out alone changes what is allowed.</summary>
    public IReadOnlyList<string> PoliciesWithoutEffect { get; }

    /// <summary>Whether something is possible that was not before.</summary>
    public bool IsWidened => Changes.Any(change => !change.Gained.IsEmpty);

    /// <summary>Compares two states.</summary>
    /// <param name="before">The state before.</param>
    /// <param name="after">The state after.</param>
    /// <param name="by">Whether ends are pods or workloads.</param>
    public static ConnectivityDiff Between(Connectivity before, Connectivity after, ConnectionGrouping by = ConnectionGrouping.Workload)
    {
        var changes = new List<ConnectionChange>();
        var (oldFamilies, newFamilies) = (new EndFamilies(before, by), new EndFamilies(after, by));
        var (old, now) = (Pairs(before, by, oldFamilies), Pairs(after, by, newFamilies));
        foreach (var pair in old.Keys.Union(now.Keys).OrderBy(key => key, PairKey.Order).GroupBy(key => (key.From, key.To)))
        {
            var ofPair = pair.SelectMany(key => Compare(key, Get(old, key), Get(now, key))).ToList();
            var isDual = oldFamilies.Shared(pair.Key.From, pair.Key.To).Union(newFamilies.Shared(pair.Key.From, pair.Key.To)).Count() > 1;
            changes.AddRange(isDual ? JoinFamilies(ofPair) : ofPair.Select(change => change with { Family = null }));
        }

        return new ConnectivityDiff(changes, [.. WithoutEffect(before, after)]);
    }

    private static List<Connection> Get(Dictionary<PairKey, List<Connection>> pairs, PairKey key) => pairs.TryGetValue(key, out var list) ? list : [];

    // Address ranges are cut otherwise when policies change, so all ranges of a pod and a direction are one pair.
    private static Dictionary<PairKey, List<Connection>> Pairs(Connectivity connectivity, ConnectionGrouping by, EndFamilies families)
    {
        var pairs = new Dictionary<PairKey, List<Connection>>();
        foreach (var connection in connectivity.Connections(by))
        {
            foreach (var key in PairKey.Of(connection, families))
            {
                if (!pairs.TryGetValue(key, out var list))
                {
                    pairs.Add(key, list = []);
                }

                list.Add(connection);
            }
        }

        return pairs;
    }

    private static IEnumerable<ConnectionChange> Compare(PairKey key, IReadOnlyList<Connection> old, IReadOnlyList<Connection> now)
    {
        if (!key.IsAddress)
        {
            var (before, after) = (Sum(old), Sum(now));
            return before.Equals(after) ? [] : [new ConnectionChange(key.From, key.To, after.Except(before), before.Except(after), key.Family)];
        }

        return Ranges(key, old, now);
    }

    private static ConnectionSet Sum(IReadOnlyList<Connection> connections) => connections.Count == 0 ? ConnectionSet.Empty : connections[0].Ports;

    private static IEnumerable<ConnectionChange> Ranges(PairKey key, IReadOnlyList<Connection> old, IReadOnlyList<Connection> now)
    {
        var (olds, nows) = (key.RangesOf(old), key.RangesOf(now));
        var starts = olds.Concat(nows).SelectMany(item => new[] { (Address?)item.Range.First, item.Range.Last.Next() }).OfType<Address>().Distinct().OrderBy(address => address).ToArray();
        ConnectionChange? last = null;
        AddressRange? range = null;
        for (var i = 0; i < starts.Length; i++)
        {
            var piece = new AddressRange(starts[i], i + 1 < starts.Length ? starts[i + 1].Previous() : AddressRange.All(starts[i].Family).Last);
            var (before, after) = (At(olds, starts[i]), At(nows, starts[i]));
            var change = new ConnectionChange("", "", after.Except(before), before.Except(after), Family: null);
            if (last == change)
            {
                range = new AddressRange(range!.Value.First, piece.Last);
                continue;
            }

            if (last is { } done && !(done.Gained.IsEmpty && done.Lost.IsEmpty))
            {
                yield return key.With(range!.Value, done);
            }

            (last, range) = (change, piece);
        }

        if (last is { } final && !(final.Gained.IsEmpty && final.Lost.IsEmpty))
        {
            yield return key.With(range!.Value, final);
        }

        static ConnectionSet At((AddressRange Range, ConnectionSet Ports)[] ranges, Address address) =>
            Array.Find(ranges, item => item.Range.Contains(address)) is { Ports: { } ports } ? ports : ConnectionSet.Empty;
    }

    // A change that is the same over both families is one change.
    private static List<ConnectionChange> JoinFamilies(List<ConnectionChange> changes)
    {
        var joined = new List<ConnectionChange>();
        foreach (var change in changes)
        {
            if (change.Family == IPFamily.IPv6 && joined.Count > 0 && joined[^1] with { Family = IPFamily.IPv6 } == change)
            {
                joined[^1] = change with { Family = null };
            }
            else
            {
                joined.Add(change);
            }
        }

        return joined;
    }

    private static IEnumerable<string> WithoutEffect(Connectivity before, Connectivity after)
    {
        var olds = before.Policies.ToDictionary(Key);
        var nows = after.Policies.ToDictionary(Key);
        var changed = olds.Keys.Union(nows.Keys)
            .Where(key => !(olds.TryGetValue(key, out var old) && nows.TryGetValue(key, out var now) && old.Spec == now.Spec))
            .OrderBy(key => key.Namespace, StringComparer.Ordinal).ThenBy(key => key.Name, StringComparer.Ordinal).ToArray();
        if (changed.Length == 0)
        {
            yield break;
        }

        // Made alone it changes nothing, and left out alone it changes nothing: of two that do the same, neither is without effect.
        var (first, last) = (before.Connections().ToArray(), after.Connections().ToArray());
        var (made, undone) = (Connectivity.Of(before.Cluster, before.Options), Connectivity.Of(after.Cluster, after.Options));
        foreach (var key in changed)
        {
            Put(made, key, nows);
            Put(undone, key, olds);
            if (made.Connections().SequenceEqual(first) && undone.Connections().SequenceEqual(last))
            {
                yield return $"{key.Namespace}/{key.Name}";
            }

            Put(made, key, olds);
            Put(undone, key, nows);
        }
    }

    private static void Put(Connectivity connectivity, (string Namespace, string Name) key, Dictionary<(string Namespace, string Name), NetworkPolicy> policies)
    {
        if (policies.TryGetValue(key, out var policy))
        {
            connectivity.Set(policy);
        }
        else
        {
            connectivity.RemovePolicy(key.Namespace, key.Name);
        }
    }

    private static (string Namespace, string Name) Key(NetworkPolicy policy) => (Engine.PolicyReading.NamespaceOf(policy), policy.Metadata.Name);

    /// <summary>Two ends over one family; an end that is addresses is empty.</summary>
    private sealed record PairKey(string From, string To, IPFamily Family)
    {
        internal static Comparer<PairKey> Order { get; } = Comparer<PairKey>.Create((left, right) =>
            string.CompareOrdinal(left.From, right.From) is var byFrom and not 0 ? byFrom
            : string.CompareOrdinal(left.To, right.To) is var byTo and not 0 ? byTo
            : left.Family.CompareTo(right.Family));

        internal bool IsAddress => From.Length == 0 || To.Length == 0;

        internal static IEnumerable<PairKey> Of(Connection connection, EndFamilies families)
        {
            var (from, to) = (connection.FromRange, connection.ToRange);
            if ((from ?? to) is { } range)
            {
                return [new PairKey(from is null ? connection.From : "", to is null ? connection.To : "", range.First.Family)];
            }

            return connection.Family is { } family
                ? [new PairKey(connection.From, connection.To, family)]
                : families.Shared(connection.From, connection.To).Select(shared => new PairKey(connection.From, connection.To, shared));
        }

        internal (AddressRange Range, ConnectionSet Ports)[] RangesOf(IReadOnlyList<Connection> connections) =>
            [.. connections.Select(connection => ((From.Length == 0 ? connection.FromRange : connection.ToRange)!.Value, connection.Ports))];

        internal ConnectionChange With(AddressRange range, ConnectionChange change) =>
            change with { From = From.Length == 0 ? range.ToString() : From, To = To.Length == 0 ? range.ToString() : To };
    }
}
