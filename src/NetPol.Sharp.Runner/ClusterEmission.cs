using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Discovery;
using NetPol.Sharp.Manifests;

namespace NetPol.Sharp;

/// <summary>What is emitted for one cluster.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="Policies">The policies, each with its set, in the order in which they are applied.</param>
/// <param name="Judgement">What is known of the assertions.</param>
internal sealed record ClusterEmission(ClusterSets Cluster, IReadOnlyList<(EmittedPolicy Policy, NamedSet Set)> Policies, WorldJudgement Judgement)
{
    // The sets whose files may be removed; null for all of the program.
    private string[]? MayRemove { get; init; }

    internal static ClusterEmission Of(ClusterSets cluster, PlatformProfile? platform, EmitOptions options, RunContext context)
    {
        // The whole world is built also for --set: names clash across sets whatever is emitted.
        var world = PolicyWorld.Of([.. cluster.Sets.Select(set => set.Set)]);
        return Of(cluster, world, options, WorldJudgement.Of(world, options.Beside is { } beside ? OtherPolicies.Read(beside, context) : [], platform, context));
    }

    internal static ClusterEmission Of(ClusterSets cluster, PolicyWorld world, EmitOptions options, WorldJudgement judgement)
    {
        NamedSet[] selected = [.. cluster.Own.Where(set => options.Sets.Count == 0 || options.Sets.Any(set.IsCalled))];
        var policies = world.Emitted
            .Select(policy => (Policy: policy, Set: Array.Find(selected, set => ReferenceEquals(set.Set, policy.Set))))
            .Where(policy => policy.Set is not null);
        return new ClusterEmission(cluster, [.. policies.Select(policy => (policy.Policy, policy.Set!))], judgement) { MayRemove = options.Sets.Count == 0 ? null : [.. selected.Select(set => set.Name)] };
    }

    /// <summary>The cluster's folder: that of the output itself for the one without a name, so that nothing moves when a second cluster comes.</summary>
    internal string Folder(string folder) => Cluster.Cluster.Length == 0 ? folder : OutputFolder.Inner(folder, Cluster.Cluster);

    internal OutputPlan Plan(string folder, RunContext context) => new OutputFolder(Folder(folder), context, MayRemove)
        .Plan([.. Policies.Select(policy => new PolicyFile(context.Program, policy.Set.Name, policy.Policy, Judgement.Comments))]);
}
