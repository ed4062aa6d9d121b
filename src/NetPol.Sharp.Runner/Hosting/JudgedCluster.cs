using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Discovery;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Hosting;

/// <summary>A cluster, judged together with manifests as the analyzers do it.</summary>
/// <param name="Sets">The sets.</param>
/// <param name="World">What they emit.</param>
/// <param name="Judgement">What is known of the assertions.</param>
/// <param name="Findings">What was found.</param>
internal sealed record JudgedCluster(ClusterSets Sets, PolicyWorld World, WorldJudgement Judgement, IReadOnlyList<Finding> Findings)
{
    internal static JudgedCluster Of(ClusterSets sets, IReadOnlyList<ManifestDocument> manifests, PlatformProfile? platform)
    {
        var options = new LintOptions { Platform = platform };
        var world = PolicyWorld.Of([.. sets.Sets.Select(set => set.Set)]);
        var proofs = WorldJudgement.Prove(world, world.Assertions.Count == 0 ? [] : JudgedManifests.Of(manifests, options).Accepted, platform);
        return new JudgedCluster(
            sets,
            world,
            WorldJudgement.Of(proofs),
            [.. Linter.Lint(world.NetworkPolicies, manifests, options, isOpen: false).Findings, .. Linter.Judge(proofs, checksAcceptances: true)]);
    }
}
