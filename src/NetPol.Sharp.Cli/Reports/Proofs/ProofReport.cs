using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetPol.Sharp.Cli.Reports.Proofs;

/// <summary>What was found out about some assertions.</summary>
/// <param name="Proofs">What the exit code is about, in the order of the assertions.</param>
/// <param name="Existing">The same for the pods in the manifests, where that was asked beside; empty otherwise.</param>
/// <param name="PodCount">How many pods and workloads there are in the manifests.</param>
internal sealed record ProofReport(IReadOnlyList<Proof> Proofs, IReadOnlyList<Proof> Existing, int PodCount)
{
    /// <summary>Whether every assertion holds.</summary>
    internal bool IsFine => Proofs.All(proof => proof.Verdict == ProofVerdict.Holds);

    /// <summary>How many assertions hold, for which pods; a line for each of the two.</summary>
    internal IEnumerable<string> Summary => new[] { Proofs, Existing }.Where(proofs => proofs.Count > 0).Select(proofs => Scope(proofs) + ": " + Counts(proofs));

    private string Scope(IReadOnlyList<Proof> proofs) => proofs[0].IsAboutExistingPods
        ? string.Create(CultureInfo.InvariantCulture, $"for the pods in the manifests ({PodCount})")
        : "for every pod that could exist";

    private static string Counts(IReadOnlyList<Proof> proofs) => string.Join(
        ", ",
        proofs.GroupBy(proof => proof.Verdict).OrderBy(group => group.Key)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {ProofWords.Of(group.Key)}")));
}
