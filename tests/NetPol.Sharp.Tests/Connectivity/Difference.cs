using System;
using System.Collections.Generic;
using System.Globalization;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>A question that the engine answers otherwise than the reference, or not at all.</summary>
internal sealed record Difference(int Seed, IReadOnlyList<string> Documents, ReferenceSwitches Switches, Query Query)
{
    /// <summary>Whether two answers differ; an engine that throws has no answer.</summary>
    internal bool Remains(IReadOnlyList<string> documents)
    {
        var manifests = RandomCluster.Stream(documents);
        bool expected;
        try
        {
            expected = Ask(new ClusterReference(manifests, Switches).Allowed);
        }
#pragma warning disable CA1031 // whatever it throws, the shrunk manifests make no sense any more
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }

        return Engine(manifests) is var (actual, failure) && (failure is not null || actual != expected) && failure == Failure;
    }

    /// <summary>What the engine threw on the manifests as they were found, or null; a shrunk case must fail alike.</summary>
    internal string? Failure { get; } = Engine(RandomCluster.Stream(Documents), Switches, Query).Failure;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"seed {Seed}: {Query}\n{Switches}\n{(Failure is null ? "the engine says the opposite of the reference" : "the engine threw " + Failure)}\n{RandomCluster.Stream(Documents)}");

    private (bool Allowed, string? Failure) Engine(string manifests) => Engine(manifests, Switches, Query);

    private bool Ask(Func<string, string, string, int, string, bool> allowed) => allowed(Query.From, Query.To, Query.Protocol, Query.Port, Query.Family);

    private static (bool Allowed, string? Failure) Engine(string manifests, ReferenceSwitches switches, Query query)
    {
        try
        {
            return (new EngineUnderTest(manifests, switches).Allowed(query.From, query.To, query.Protocol, query.Port, query.Family), null);
        }
#pragma warning disable CA1031 // a failure of the engine is the finding
        catch (Exception e)
#pragma warning restore CA1031
        {
            return (false, e.GetType().Name);
        }
    }
}
