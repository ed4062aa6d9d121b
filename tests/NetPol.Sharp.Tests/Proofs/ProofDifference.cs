using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Yaml;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>An assertion that is decided otherwise than the reference decides it, or whose witness is no good.</summary>
internal sealed record ProofDifference(int Seed, IReadOnlyList<NetworkPolicy> Policies, Assertion Assertion, ConnectivityOptions Options, ProofAnswer Expected, string Problem)
{
    /// <summary>What the prover says of all assertions of a world at once, and where it is wrong.</summary>
    internal static IEnumerable<(ProofAnswer Expected, ProofDifference? Difference)> Of(RandomWorld world)
    {
        var proofs = new Lazy<IReadOnlyList<Proof>>(() => Prover.Prove(world.Policies, world.Assertions, world.Options));
        return world.Assertions.Select((assertion, index) =>
        {
            var expected = ProofReference.Decide(world.Policies, assertion, world.Options);
            var problem = Find(world.Policies, assertion, world.Options, expected, () => proofs.Value[index]);
            return (expected, problem is null ? null : new ProofDifference(world.Seed, world.Policies, assertion, world.Options, expected, problem));
        });
    }

    /// <summary>The same difference, or another one, with as little as possible in its policies.</summary>
    internal ProofDifference Shrunk()
    {
        var smallest = this;
        while (PolicyShrinker.Smaller(smallest.Policies).Select(Again).FirstOrDefault(difference => difference is not null) is { } smaller)
        {
            smallest = smaller;
        }

        return smallest;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"seed {Seed}: {ProofTexts.Of(Assertion)}\n{Options}\nexpected {Expected.Verdict} at cost {Expected.Cost}: {Expected.Example}\n{Problem}\n{NetworkPolicyYaml.Write(Policies)}");

    private ProofDifference? Again(IReadOnlyList<NetworkPolicy> policies)
    {
        var expected = ProofReference.Decide(policies, Assertion, Options);
        var problem = Find(policies, Assertion, Options, expected, () => Prover.Prove(policies, [Assertion], Options).Single());
        return problem is null ? null : this with { Policies = policies, Expected = expected, Problem = problem };
    }

    // Where several blocks admit together what none of them admits alone, a witness with fewer labels may state an address too many; and one may state
    // none where the reference, which lets two pods have one address, needs one. That nothing in it is spare is demanded of every witness.
    private static string? Dearer(IReadOnlyList<NetworkPolicy> policies, Witness witness, ProofAnswer expected) =>
        WitnessReading.Cost(witness) is var cost && cost != expected.Cost && !HasBlocks(policies)
            ? string.Create(CultureInfo.InvariantCulture, $"the witness states {cost} things")
            : null;

    private static bool HasBlocks(IReadOnlyList<NetworkPolicy> policies) =>
        policies.SelectMany(policy => policy.Spec.Ingress.Concat(policy.Spec.Egress)).SelectMany(rule => rule.Peers).Any(peer => peer is IPBlock);

    private static string? Find(IReadOnlyList<NetworkPolicy> policies, Assertion assertion, ConnectivityOptions options, ProofAnswer expected, Func<Proof> prove)
    {
        try
        {
            var proof = prove();
            if (proof.Assertion != assertion)
            {
                return "it answers another question";
            }

            if (proof.Verdict != expected.Verdict)
            {
                return "got " + ProofTexts.Of(proof);
            }

            if (proof.Verdict != ProofVerdict.Violated)
            {
                return proof.Witness is null ? null : "there is a witness of nothing: " + ProofTexts.Of(proof);
            }

            if (proof.Witness is not { } witness)
            {
                return "there is no witness";
            }

            var check = new WitnessCheck(policies, assertion, options);
            var problem = check.Fault(witness) ?? (check.Spare(witness) is { } spare ? $"the witness needs no {spare}" : null) ?? Dearer(policies, witness, expected);
            return problem is null ? null : $"{problem}\ngot {ProofTexts.Of(proof)}";
        }
#pragma warning disable CA1031 // a failure is the finding
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return "it threw " + exception;
        }
    }
}
