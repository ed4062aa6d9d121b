using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp;

/// <summary>What is known of the assertions of a world that is about to be emitted.</summary>
/// <param name="Unproven">The assertions that are violated or not proven.</param>
internal sealed record WorldJudgement(IReadOnlyList<Proof> Unproven)
{
    /// <summary>What the output says of itself when it is emitted all the same.</summary>
    internal IReadOnlyList<string> Comments { get; } =
        [.. Unproven.Select(proof => Message.OneLine($"# --allow-unproven: {ProofWords.Of(proof.Verdict)}: {proof.Assertion}"))];

    /// <summary>Decides the assertions, and says on standard error what is wrong with them.</summary>
    /// <param name="world">The world.</param>
    /// <param name="others">What the cluster has besides.</param>
    /// <param name="platform">The platform that it runs on; <c>null</c> when none is declared.</param>
    /// <param name="context">Where it is said.</param>
    internal static WorldJudgement Of(PolicyWorld world, IReadOnlyList<NetworkPolicy> others, PlatformProfile? platform, RunContext context)
    {
        var proofs = Prove(world, others, platform);
        foreach (var line in Linter.Judge(proofs).SelectMany(finding => ErrorLine.Of(finding, context.Folder)))
        {
            context.Error.WriteLine(line);
        }

        return Of(proofs);
    }

    /// <summary>Decides the assertions of a world together with policies that the cluster has besides. Of two of a name the world's own counts.</summary>
    internal static IReadOnlyList<Proof> Prove(PolicyWorld world, IReadOnlyList<NetworkPolicy> others, PlatformProfile? platform)
    {
        if (world.Assertions.Count == 0)
        {
            return [];
        }

        var own = new HashSet<(NamespaceName, string)>(world.NetworkPolicies.Select(policy => (policy.Metadata.Namespace, policy.Metadata.Name)));
        NetworkPolicy[] policies = [.. world.NetworkPolicies, .. others.Where(policy => !own.Contains((policy.Metadata.Namespace, policy.Metadata.Name)))];

        // A name that nobody uses stands for the unnamed namespace, if something is in it.
        var unnamed = UnnamedNamespace.NameIn(policies, world.Assertions.Select(assertion => assertion.ToAssertion("")));
        return Prover.Prove(policies.Select(policy => policy.InNamespaceIfUnnamed(unnamed)), world.Assertions.Select(assertion => assertion.ToAssertion(unnamed)), platform?.Options);
    }

    internal static WorldJudgement Of(IEnumerable<Proof> proofs) => new([.. proofs.Where(proof => proof.Verdict is ProofVerdict.Violated or ProofVerdict.Unknown)]);
}
