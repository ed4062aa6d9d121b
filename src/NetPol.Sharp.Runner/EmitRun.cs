using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetPol.Sharp.Discovery;
using NetPol.Sharp.Model;
using NetPol.Sharp.Platforms;
using NetPol.Sharp.Yaml;

namespace NetPol.Sharp;

/// <summary>Prints, writes or compares the policies of a run. Everything is judged, and every folder looked at, before anything is written.</summary>
internal static class EmitRun
{
    internal static int Emit(PolicySource source, EmitOptions options, RunContext context)
    {
        var clusters = source.Read();
        Refuse(source, clusters, options);
        var emissions = Chosen(clusters, options).Select(cluster => ClusterEmission.Of(cluster, source.Platforms.For(cluster.Cluster), options, context)).ToArray();
        if (!options.AllowUnproven && Array.Exists(emissions, emission => emission.Judgement.Unproven.Count > 0))
        {
            context.Error.WriteLine("nothing was emitted; --allow-unproven emits all the same and says so");
            return ExitCodes.Different;
        }

        var exitCode = options.Folder is { } folder ? InFolders(folder, emissions, options, context) : Print(emissions, context);
        if (source.IsAssembly && Array.Exists(emissions, emission => source.Platforms.For(emission.Cluster.Cluster) is null))
        {
            context.Error.WriteLine($"note: {RuleIds.PlatformNotDeclared}: {PlatformWords.NotDeclared}");
        }

        return exitCode;
    }

    /// <summary>What has to change in the folder, and in those of clusters in it.</summary>
    internal static IReadOnlyList<OutputPlan> Plan(string folder, IReadOnlyList<ClusterEmission> emissions, bool isWhole, RunContext context)
    {
        var plans = emissions.Select(emission => emission.Plan(folder, context)).ToList();
        if (isWhole)
        {
            // Clusters that are gone left folders behind, and so may the one without a name have left files.
            var known = new HashSet<string>(emissions.Select(emission => emission.Folder(folder)), StringComparer.Ordinal);
            plans.AddRange(OutputFolder.WithOurFiles(folder, context).Where(path => !known.Contains(path)).Select(path => new OutputFolder(path, context, sets: null).Plan([])));
        }

        return plans;
    }

    private static int Print(ClusterEmission[] emissions, RunContext context)
    {
        if (emissions.Length > 1)
        {
            throw new UsageException(
                $"the policies are for {Names(emissions.Select(emission => emission.Cluster.Name))}, which are not to be mixed; choose one with --cluster, or write a folder for each with --output");
        }

        foreach (var comment in emissions[0].Judgement.Comments)
        {
            context.Output.WriteLine(comment);
        }

        NetworkPolicyYaml.Write(context.Output, emissions[0].Policies.Select(policy => policy.Policy.Policy));
        context.Output.Flush();
        return ExitCodes.Fine;
    }

    private static int InFolders(string folder, ClusterEmission[] emissions, EmitOptions options, RunContext context)
    {
        var plans = Plan(folder, emissions, isWhole: options.Sets.Count == 0 && options.Cluster is null, context);
        var exitCode = ExitCodes.Fine;
        foreach (var plan in plans)
        {
            exitCode = Math.Max(exitCode, options.Check ? plan.Check() : plan.Write());
        }

        return exitCode;
    }

    private static void Refuse(PolicySource source, IReadOnlyList<ClusterSets> clusters, EmitOptions options)
    {
        var sets = clusters.SelectMany(cluster => cluster.Own).ToArray();
        if (sets.Length == 0)
        {
            throw new UsageException(source.IsAssembly
                ? $"there is no [Policies] in '{source.Description}'; mark the static properties that are to be emitted"
                : "no set was passed to PolicyProgram.Run; pass at least one");
        }

        if (!source.IsAssembly && sets.FirstOrDefault(set => set.Set.All(statement => statement is ManagedNamespaceStatement)) is { } empty)
        {
            throw new UsageException($"set '{empty.Name}' has no statement; add one or do not pass it to PolicyProgram.Run");
        }

        if (options is { Check: true, Folder: null })
        {
            throw new UsageException("--check needs --output DIR, the folder to compare with");
        }
    }

    private static IReadOnlyList<ClusterSets> Chosen(IReadOnlyList<ClusterSets> clusters, EmitOptions options)
    {
        var sets = clusters.SelectMany(cluster => cluster.Own).ToArray();
        if (options.Sets.FirstOrDefault(name => !Array.Exists(sets, set => set.IsCalled(name))) is { } unknownSet)
        {
            throw new UsageException($"no set is called '{unknownSet}'; this program has {string.Join(", ", sets.Select(set => $"'{set.Name}'"))}");
        }

        // Somebody may have called a cluster 'default'.
        var named = options.Cluster is not { } name ? clusters
            : (clusters.FirstOrDefault(cluster => cluster.Cluster == name) ?? clusters.FirstOrDefault(cluster => cluster.Name == name)) is { } one ? [one]
            : throw new UsageException($"no cluster is called '{name}'; the policies are for {Names(clusters.Select(cluster => cluster.Name))}");
        if (options.Sets.Count == 0)
        {
            return named;
        }

        ClusterSets[] chosen = [.. named.Where(cluster => cluster.Own.Any(set => options.Sets.Any(set.IsCalled)))];
        return chosen.Length > 0 ? chosen : throw new UsageException($"'{options.Sets[0]}' is not of cluster '{options.Cluster}'");
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));
}
