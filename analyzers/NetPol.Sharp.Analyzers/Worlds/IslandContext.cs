using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Analyzers.Worlds;

/// <summary>What an island was judged with.</summary>
/// <param name="Manifests">The project's manifests.</param>
/// <param name="IsOpen">Whether policies are missing.</param>
/// <param name="Missing">Why, if it is no error of its own.</param>
/// <param name="Unnamed">The name that stands for the unnamed namespace in proofs.</param>
internal sealed record IslandContext(JudgedManifests Manifests, bool IsOpen, string? Missing, string Unnamed)
{
    internal IReadOnlyList<Finding> Judge(Island island) =>
    [
        .. Manifests.Judge(
            Identities(island),
            Linter.LastOfEachName([.. island.Policies.Select(policy => policy.Named)]),
            problems: [],
            IsOpen),
        .. Prove(island.Policies, island.Assertions),
    ];

    /// <summary>Decides assertions.</summary>
    internal IEnumerable<Finding> Prove(IReadOnlyList<MadePolicy> policies, IReadOnlyList<MadeAssertion> assertions)
    {
        if (assertions.Count == 0)
        {
            return [];
        }

        var proofs = Prover.Prove(
            policies.Select(policy => policy.Written.InNamespaceIfUnnamed(Unnamed)),
            assertions.Select(assertion => assertion.Statement.ToAssertion(Unnamed)),
            Manifests.Platform?.Options ?? new ConnectivityOptions(),
            Prover.DefaultBudget,
            IsOpen ? Missing ?? "statements of its world are in error" : null);

        // Where an error keeps the program from being compiled, that is enough to say.
        return Linter.Judge(proofs.Where(proof => !(IsOpen && Missing is null && proof.Verdict == ProofVerdict.Unknown)), checksAcceptances: !IsOpen);
    }

    // Those of manifests know where their names and annotations stand.
    private PolicyIdentity[] Identities(Island island)
    {
        var namespaces = new HashSet<string>(island.Policies.Select(policy => policy.Namespaces[0]));
        return [.. island.Policies.Where(policy => !policy.IsOfManifest).Select(policy => PolicyIdentity.Of(policy.Named)), .. Manifests.Identities.Where(identity => namespaces.Contains(identity.Namespace))];
    }
}
