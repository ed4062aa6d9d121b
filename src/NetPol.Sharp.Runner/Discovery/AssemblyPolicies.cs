using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using NetPol.Sharp.Model;
using NetPol.Sharp.Platforms;

namespace NetPol.Sharp.Discovery;

/// <summary>The policies of an assembly: what it emits, and what belongs to the same worlds.</summary>
/// <param name="assembly">The assembly.</param>
/// <param name="known">Names of assemblies that its project references.</param>
internal sealed class AssemblyPolicies(Assembly assembly, IEnumerable<string> known)
{
    /// <summary>The name of the assembly, by which it knows the files that it wrote.</summary>
    internal string Name { get; } = assembly.GetName().Name!;

    /// <summary>The platforms that the assembly declares.</summary>
    internal PlatformDeclarations Platforms => field ??= AssemblyPlatforms.Of(assembly);

    /// <summary>The entry points of the assembly.</summary>
    /// <exception cref="UsageException">A member is marked that cannot be one, or the assembly cannot be read.</exception>
    internal IReadOnlyList<EntryMember> Entries => field ??= EntryMembers.Of(assembly);

    /// <summary>The clusters all of whose entry points the compiler evaluated completely, and so judged.</summary>
    internal IReadOnlyCollection<string> CompiledClusters
    {
        get
        {
            // Those of others count: what the compiler could not know of them leaves the world open.
            string[] own = [.. Entries.Select(entry => entry.Cluster).Distinct()];
            var open = new HashSet<string>(NotCompiled(assembly, Entries).Select(entry => entry.Cluster), StringComparer.Ordinal);
            open.UnionWith(Others.SelectMany(other => NotCompiled(other.Assembly, other.Entries)).SelectMany(entry => ClustersOf(entry, own)));
            return [.. own.Where(cluster => !open.Contains(cluster))];
        }
    }

    // The entry points of the assemblies that it references.
    private IReadOnlyList<(Assembly Assembly, IReadOnlyList<EntryMember> Entries)> Others => field ??= [.. OtherAssemblies.Of(assembly, known).Select(other => (other, EntryMembers.OfOther(other)))];

    private static IEnumerable<EntryMember> NotCompiled(Assembly assembly, IEnumerable<EntryMember> entries)
    {
        var compiled = new HashSet<string>(assembly.GetCustomAttributes<CompiledPoliciesAttribute>().Where(attribute => attribute.Statements is not null).Select(attribute => attribute.Member), StringComparer.Ordinal);
        return entries.Where(entry => !compiled.Contains(entry.FullName));
    }

    /// <summary>The sets, by cluster. This runs the code of the members.</summary>
    /// <exception cref="PolicyException">A policy is wrong.</exception>
    /// <param name="unreadable">Is told of a member that has no set, whose cluster is then left out; where it is <c>null</c>, that is an error.</param>
    /// <exception cref="UnreadableSetException">A member has no set.</exception>
    internal IReadOnlyList<ClusterSets> Read(Action<UnreadableSetException>? unreadable = null)
    {
        var without = new HashSet<string>(StringComparer.Ordinal);
        var own = Entries.SelectMany(entry => ReadOr(entry, [entry.Cluster])).ToArray();
        string[] clusters = [.. own.Select(set => set.Cluster).Distinct()];
        var others = Others
            .SelectMany(other => other.Entries.Select(entry => (entry, From: other.Assembly.GetName().Name)))
            .Select(other => (other.entry, other.From, Clusters: ClustersOf(other.entry, clusters)))
            .Where(other => other.Clusters.Length > 0)
            .SelectMany(other => ReadOr(other.entry, other.Clusters, other.From))
            .ToArray();
        return
        [
            .. own.Concat(others).Where(set => !without.Contains(set.Cluster)).GroupBy(set => set.Cluster, set => set.Set)
                .Select(group => new ClusterSets(group.Key, WithoutRepeated([.. group])))
                .OrderBy(cluster => cluster.Cluster, StringComparer.Ordinal),
        ];

        IEnumerable<(string Cluster, NamedSet Set)> ReadOr(EntryMember entry, string[] of, string? from = null)
        {
            try
            {
                var set = new NamedSet(from is null ? entry.Name : $"{entry.Name} of {from}", entry.Read()) { IsForeign = from is not null };
                return of.Select(cluster => (cluster, set));
            }
            catch (UnreadableSetException exception) when (unreadable is not null)
            {
                unreadable(exception);
                without.UnionWith(of);
                return [];
            }
        }
    }

    // A baseline that names no cluster is for all of them, as the compiler takes it.
    private static string[] ClustersOf(EntryMember foreign, string[] own) => foreign.Cluster.Length == 0 ? own : [.. own.Where(cluster => cluster == foreign.Cluster)];

    // What a set spreads of a baseline is in the world once; so is what another assembly's set spreads.
    private static List<NamedSet> WithoutRepeated(NamedSet[] sets)
    {
        var kept = sets.Where(set => !set.IsForeign).ToList();
        foreach (var foreign in sets.Where(set => set.IsForeign).OrderByDescending(set => set.Set.Count))
        {
            PolicyStatement[] left = [.. foreign.Set.Where(statement => !kept.Exists(set => IsContained(statement, set.Set)))];
            if (left.Length > 0)
            {
                kept.Add(left.Length == foreign.Set.Count ? foreign : new NamedSet(foreign.Name, PolicySet.Create(left)) { IsForeign = true });
            }
        }

        return kept;
    }

    // Spread into another namespace a statement is another value; where and how it was written stays. A word without a place is known by its value alone.
    private static bool IsContained(PolicyStatement statement, PolicySet set) => statement.Span.IsKnown
        ? set.Any(other => other.Span == statement.Span && other.ToCode() == statement.ToCode())
        : set.Contains(statement);
}
