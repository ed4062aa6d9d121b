using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Discovery;

/// <summary>The policies of an assembly: what it emits, and what belongs to the same worlds.</summary>
/// <param name="assembly">The assembly.</param>
/// <param name="known">Names of assemblies that its project references.</param>
internal sealed class AssemblyPolicies(Assembly assembly, IEnumerable<string> known)
{
    /// <summary>The name of the assembly, by which it knows the files that it wrote.</summary>
    internal string Name { get; } = assembly.GetName().Name!;

    /// <summary>The entry points of the assembly.</summary>
    /// <exception cref="UsageException">A member is marked that cannot be one, or the assembly cannot be read.</exception>
    internal IReadOnlyList<EntryMember> Entries => field ??= EntryMembers.Of(assembly);

    /// <summary>The clusters all of whose entry points the compiler evaluated completely, and so judged.</summary>
    internal IReadOnlyCollection<string> CompiledClusters
    {
        get
        {
            var compiled = new HashSet<string>(assembly.GetCustomAttributes<CompiledPoliciesAttribute>().Select(attribute => attribute.Member), StringComparer.Ordinal);
            return [.. Entries.GroupBy(entry => entry.Cluster).Where(group => group.All(entry => compiled.Contains(entry.FullName))).Select(group => group.Key)];
        }
    }

    /// <summary>The sets, by cluster. This runs the code of the members.</summary>
    /// <exception cref="PolicyException">A policy is wrong.</exception>
    /// <exception cref="UnreadableSetException">A member has no set.</exception>
    internal IReadOnlyList<ClusterSets> Read()
    {
        var own = Entries.Select(entry => (entry.Cluster, Set: new NamedSet(entry.Name, entry.Read()))).ToArray();
        string[] clusters = [.. own.Select(set => set.Cluster).Distinct()];
        var others = OtherAssemblies.Of(assembly, known)
            .SelectMany(other => EntryMembers.Of(other).Select(entry => (entry, From: other.GetName().Name)))
            .Select(other => (other.entry, other.From, Clusters: ClustersOf(other.entry, clusters)))
            .Where(other => other.Clusters.Length > 0)
            .Select(other => (other.Clusters, Set: new NamedSet($"{other.entry.Name} of {other.From}", other.entry.Read()) { IsForeign = true }))
            .SelectMany(other => other.Clusters.Select(cluster => (Cluster: cluster, other.Set)))
            .ToArray();
        return
        [
            .. own.Concat(others).GroupBy(set => set.Cluster, set => set.Set)
                .Select(group => new ClusterSets(group.Key, WithoutRepeated([.. group])))
                .OrderBy(cluster => cluster.Cluster, StringComparer.Ordinal),
        ];
    }

    // A baseline that names no cluster is for all of them, as the compiler takes it.
    private static string[] ClustersOf(EntryMember foreign, string[] own) => foreign.Cluster.Length == 0 ? own : [.. own.Where(cluster => cluster == foreign.Cluster)];

    // A baseline that a set spreads is in the world once; so is one that another assembly's set spreads.
    private static List<NamedSet> WithoutRepeated(NamedSet[] sets)
    {
        var kept = sets.Where(set => !set.IsForeign).ToList();
        foreach (var foreign in sets.Where(set => set.IsForeign).OrderByDescending(set => set.Set.Count))
        {
            if (!IsContained(foreign.Set, kept.SelectMany(set => set.Set)))
            {
                kept.Add(foreign);
            }
        }

        return kept;
    }

    private static bool IsContained(PolicySet set, IEnumerable<PolicyStatement> others)
    {
        PolicyStatement[] all = [.. others];
        var places = new HashSet<SourceSpan>(all.Where(statement => statement.Span.IsKnown).Select(statement => statement.Span));
        var values = new HashSet<PolicyStatement>(all);

        // Spread into another namespace a statement is another value; where it was written stays.
        return set.All(statement => statement.Span.IsKnown ? places.Contains(statement.Span) : values.Contains(statement));
    }
}
