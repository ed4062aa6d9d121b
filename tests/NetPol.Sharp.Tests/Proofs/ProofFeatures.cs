using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>What an assertion and the policies that it is about mention.</summary>
internal static class ProofFeatures
{
    private static readonly Dictionary<string, Func<RandomWorld, Assertion, bool>> s_features = new(StringComparer.Ordinal)
    {
        ["ends that are no pods"] = (_, assertion) => new[] { assertion.From, assertion.To }.Any(ends => ends.Count == 0 || ends.Any(end => end is IPBlock)),
        ["IPv6"] = (world, assertion) => Blocks(world, assertion).Any(block => block.Cidr.Family == IPFamily.IPv6),
        ["UDP or SCTP"] = (world, assertion) => Ports(world, assertion).Any(port => port.Protocol is Protocol.Udp or Protocol.Sctp),
        ["endPort"] = (world, assertion) => Ports(world, assertion).Any(port => port.Port is PortRange),
        ["named ports"] = (world, assertion) => Ports(world, assertion).Any(port => port.Port is PortName),
        ["several namespaces"] = (world, _) => world.Policies.Select(ProofReading.NamespaceOf).Distinct(StringComparer.Ordinal).Count() > 1,
        ["switches"] = (world, _) => world.Options != new ConnectivityOptions(),
    };

    internal static IEnumerable<string> All => s_features.Keys;

    internal static IEnumerable<string> Of(RandomWorld world, Assertion assertion) => s_features.Where(feature => feature.Value(world, assertion)).Select(feature => feature.Key);

    private static IEnumerable<NetworkPolicyRule> Rules(RandomWorld world) => world.Policies.SelectMany(policy => policy.Spec.Ingress.Concat(policy.Spec.Egress));

    private static IEnumerable<IPBlock> Blocks(RandomWorld world, Assertion assertion) =>
        Rules(world).SelectMany(rule => rule.Peers).Concat(assertion.From).Concat(assertion.To).OfType<IPBlock>();

    private static IEnumerable<NetworkPolicyPort> Ports(RandomWorld world, Assertion assertion) => Rules(world).SelectMany(rule => rule.Ports).Concat(assertion.Ports);
}
