using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Rules;
using NetPol.Sharp.Tests.Connectivity;
using NetPol.Sharp.Yaml;
using Xunit;

namespace NetPol.Sharp.Tests.Platforms;

/// <summary>What has to be so on every platform, on random clusters; as many as NETPOL_PLATFORM_CLUSTERS says.</summary>
public sealed class PlatformProperties
{
    private static readonly string[] s_platforms = [.. PlatformCatalog.Names, "cilium@1.16", "weave-net@2.3", "aws-vpc-cni@1.13"];

    /// <summary>The engine and the explanation agree, a verdict of a pair is in the list of all, no Never holds that a verdict contradicts, and rules break on nothing.</summary>
    [Fact]
    public void Answers_AgreeOnEveryPlatform()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("NETPOL_PLATFORM_CLUSTERS"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 40;
        var wrong = new List<string>();
        for (var seed = 0; seed < count; seed++)
        {
            var cluster = RandomClusters.Make(7_000_000 + seed, queries: 20);
            var documents = ManifestReader.Read(cluster.Manifests, "cluster.yaml").ToArray();
            var read = EngineUnderTest.Read(cluster.Manifests);
            foreach (var name in s_platforms)
            {
                var platform = PlatformCatalog.Find(name);
                Assert.NotNull(Linter.Lint(documents, new LintOptions { Platform = platform, Enabled = [LintOptions.EveryRule] }));
                wrong.AddRange(Check(read, platform, cluster.Queries).Select(what => FormattableString.Invariant($"seed {seed}, {name}: {what}")));
            }
        }

        Assert.Equal([], wrong.Take(5));
    }

    private static IEnumerable<string> Check(Cluster cluster, PlatformProfile platform, IReadOnlyList<Query> queries)
    {
        var connectivity = NetPol.Sharp.Connectivity.Of(cluster, platform.Options);
        foreach (var query in queries)
        {
            if (Ask(connectivity, query) is not var (from, to, protocol, family, verdict))
            {
                continue;
            }

            var explanation = connectivity.Explain(from, to, protocol, query.Port, family);
            var isExplained = explanation.Egress.IsAllowed && explanation.Ingress.IsAllowed;
            if (verdict is NetPol.Sharp.Verdict.Allowed or NetPol.Sharp.Verdict.Denied && isExplained != (verdict == NetPol.Sharp.Verdict.Allowed))
            {
                yield return $"{query}: {verdict}, explained as {(isExplained ? "allowed" : "denied")}";
            }

            // The pods themselves are some that could exist.
            if (verdict == NetPol.Sharp.Verdict.Allowed && from.Pod is { Template.HostNetwork: false } source && to.Pod is { Template.HostNetwork: false } destination && source != destination && !IsOwnNode(connectivity, from, to))
            {
                var never = new Assertion { Kind = AssertionKind.Never, From = [Only(source)], To = [Only(destination)], Ports = [new NetworkPolicyPort { Protocol = protocol, Port = new PortNumber(query.Port) }] };
                var proof = Prover.Prove(cluster.NetworkPolicies, [never], connectivity.Options with { Families = IPFamilies.Dual });
                if (proof[0].Verdict is ProofVerdict.Holds)
                {
                    yield return $"{query}: allowed, and never {source} → {destination} holds";
                }
            }
        }
    }

    private static bool IsOwnNode(NetPol.Sharp.Connectivity connectivity, ConnectionEnd from, ConnectionEnd to) => connectivity.IsExempt(PolicyType.Ingress, to.Pod, from) || connectivity.IsExempt(PolicyType.Egress, from.Pod, to);

    private static (ConnectionEnd From, ConnectionEnd To, Protocol Protocol, IPFamily Family, Verdict Verdict)? Ask(NetPol.Sharp.Connectivity connectivity, Query query)
    {
        try
        {
            var (from, to) = (connectivity.Find(query.From), connectivity.Find(query.To));
            var (protocol, family) = (Enum.Parse<Protocol>(query.Protocol, ignoreCase: true), Enum.Parse<IPFamily>(query.Family));
            return (from, to, protocol, family, connectivity.Query(from, to, protocol, query.Port, family));
        }
        catch (ClusterException)
        {
            // A question that has no answer on this platform: completed pods, families that it does not use.
            return null;
        }
    }

    private static SelectorPeer Only(Pod pod) => new()
    {
        NamespaceSelector = new LabelSelector { MatchLabels = [new KeyValue(WellKnownLabels.NamespaceName, pod.Namespace)] },
        PodSelector = new LabelSelector { MatchLabels = pod.Template.Labels },
    };
}
