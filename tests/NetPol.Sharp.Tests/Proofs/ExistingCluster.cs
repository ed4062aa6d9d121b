using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using NetPol.Sharp.Tests.Connectivity;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>A random cluster, and assertions about its pods.</summary>
/// <param name="Seed">What made them.</param>
/// <param name="Documents">The cluster's manifests.</param>
/// <param name="Options">The plugin's habits.</param>
/// <param name="Assertions">The assertions.</param>
internal sealed record ExistingCluster(int Seed, IReadOnlyList<string> Documents, ConnectivityOptions Options, IReadOnlyList<Assertion> Assertions)
{
    /// <summary>How many assertions a cluster has.</summary>
    internal const int AssertionsOfACluster = 4;

    /// <param name="seed">Decides everything.</param>
    internal static ExistingCluster Make(int seed)
    {
        var draw = new Draw(~seed); // not the choices that the cluster of the seed made
        var cluster = RandomClusters.Make(seed, 1);
        var options = draw.Percent(50) ? EngineUnderTest.Options(RandomSwitches.Make(seed)) : new ConnectivityOptions();
        options = options with { Families = draw.Weighted((8, IPFamilies.Dual), (1, IPFamilies.V4), (1, IPFamilies.V6)) };
        var assertions = new ExistingAssertions(draw, EngineUnderTest.Read(cluster.Manifests));
        IReadOnlyList<string> documents = draw.Percent(60) ? [.. cluster.Documents.Select(document => draw.Percent(50) ? Unplaced(document) : document)] : cluster.Documents;
        return new ExistingCluster(seed, documents, options, [.. Enumerable.Range(0, AssertionsOfACluster).Select(_ => assertions.Make())]);
    }

    // A pod that runs elsewhere than on the host network has not been given an address yet.
    private static string Unplaced(string document)
    {
        var json = JsonNode.Parse(document)!.AsObject();
        if ((string?)json["kind"] == "Pod" && json["status"] is JsonObject status && (bool?)json["spec"]?["hostNetwork"] != true)
        {
            status.Remove("podIP");
            status.Remove("podIPs");
        }

        return json.ToJsonString();
    }

    internal Sharp.Connectivity Load() => Sharp.Connectivity.Of(EngineUnderTest.Read(RandomCluster.Stream(Documents)), Options);
}
