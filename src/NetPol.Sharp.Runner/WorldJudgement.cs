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
    internal static WorldJudgement Of(PolicyWorld world, PlatformProfile? platform, RunContext context)
    {
        var proofs = world.Prove(platform?.Options);
        foreach (var line in Linter.Judge(proofs).SelectMany(finding => ErrorLine.Of(finding, context.Folder)))
        {
            context.Error.WriteLine(line);
        }

        return Of(proofs);
    }

    internal static WorldJudgement Of(IEnumerable<Proof> proofs) => new([.. proofs.Where(proof => proof.Verdict is ProofVerdict.Violated or ProofVerdict.Unknown)]);
}
