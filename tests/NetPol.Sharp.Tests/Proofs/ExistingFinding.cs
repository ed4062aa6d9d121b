using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Tests.Connectivity;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>An assertion about the pods of a cluster that is decided otherwise than the reference decides it.</summary>
internal sealed record ExistingFinding(int Seed, IReadOnlyList<string> Documents, ConnectivityOptions Options, Assertion Assertion, string Problem)
{
    /// <summary>Decides an assertion; <c>null</c> when nothing is wrong.</summary>
    internal static ExistingFinding? Of(int seed, IReadOnlyList<string> documents, ConnectivityOptions options, Assertion assertion)
    {
        try
        {
            var engine = Sharp.Connectivity.Of(EngineUnderTest.Read(RandomCluster.Stream(documents)), options);
            var problem = new ExistingCheck(engine, assertion).Fault(Prover.ProveExisting(engine, [assertion]).Single());
            return problem is null ? null : new ExistingFinding(seed, documents, options, assertion, problem);
        }
#pragma warning disable CA1031 // a failure is the finding
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new ExistingFinding(seed, documents, options, assertion, "it threw " + exception);
        }
    }

    /// <summary>The same kind of problem with as little as possible in the cluster.</summary>
    internal ExistingFinding Shrunk()
    {
        var documents = Shrinker.Shrink(Documents, smaller => Of(Seed, smaller, Options, Assertion) is { } finding && Threw(finding) == Threw(this));
        return Of(Seed, documents, Options, Assertion)!;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"seed {Seed}: {ProofTexts.Of(Assertion)}\n{Options}\n{Problem}\n{RandomCluster.Stream(Documents)}");

    private static bool Threw(ExistingFinding finding) => finding.Problem.StartsWith("it threw", StringComparison.Ordinal);
}
