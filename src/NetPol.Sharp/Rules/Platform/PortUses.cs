using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules.Platform;

/// <summary>What ports of policies rely on.</summary>
internal static class PortUses
{
    private const int MostPorts = 24;

    internal static IEnumerable<FeatureUse> Of(RuleWorld world) => world.Rules().SelectMany(rule => OfRule(rule, world)).Concat(world.Policies.SelectMany(ManyPorts));

    private static IEnumerable<FeatureUse> OfRule(RuleReference rule, RuleWorld world)
    {
        foreach (var port in rule.Rule.Ports)
        {
            if (port.Port is PortRange range && range.First < range.Last)
            {
                yield return Use(PlatformFeature.EndPort, $"'{port}' is a range", "write the ports one by one");
            }

            if (port.EffectiveProtocol == Protocol.Sctp)
            {
                yield return Use(PlatformFeature.Sctp, $"'{port}' is SCTP", "declare a platform that has it, or leave the port out");
            }

            if (port.Port is not PortName name)
            {
                continue;
            }

            yield return Use(PlatformFeature.NamedPort, $"Port '{name}' is a name", "write the number");
            if (rule.Direction == PolicyType.Egress && (rule.Rule.Peers.IsAbsentOrEmpty || rule.Rule.Peers.Any(peer => peer is IPBlock)))
            {
                yield return Use(PlatformFeature.NamedPortTowardsAnyone, $"Port '{name}' is a name towards {RuleWords.Peers(rule.Rule)}", "write the number");
            }

            if (Numbers(name.Name, port.EffectiveProtocol, rule, world) is { Length: > 1 } numbers)
            {
                yield return Use(PlatformFeature.NamedPortOfSeveralNumbers, $"Port '{name}' is {RuleWords.List(numbers)} on different pods", "write the numbers");
            }

            FeatureUse Use(PlatformFeature feature, string what, string remedy) => new(feature, rule.Policy, port.Span.IsKnown ? port.Span : rule.Span, what, remedy);
        }
    }

    private static string[] Numbers(string name, Protocol protocol, RuleReference rule, RuleWorld world) =>
        world.Known.DestinationsOf(rule) is not { } destinations ? []
            : [.. destinations.SelectMany(ServicePorts.Declared).Where(port => port.Name == name && port.Protocol == protocol).Select(port => port.Number).Distinct().OrderBy(number => number).Select(number => number.ToString(CultureInfo.InvariantCulture))];

    private static IEnumerable<FeatureUse> ManyPorts(NetworkPolicy policy)
    {
        foreach (var direction in (PolicyType[])[PolicyType.Ingress, PolicyType.Egress])
        {
            // A rule without peers is for everyone.
            var ofPeers = policy.Spec.Rules(direction)
                .SelectMany(rule => (rule.Peers.IsAbsentOrEmpty ? [null] : rule.Peers.Cast<NetworkPolicyPeer?>()).SelectMany(peer => rule.Ports.Select(port => (Peer: peer, Port: port))))
                .GroupBy(item => item.Peer)
                .Select(items => (Peer: items.Key, Ports: items.Select(item => (item.Port.EffectiveProtocol, item.Port.Port)).Distinct().Count(), At: items.First().Port.Span));
            foreach (var (peer, ports, at) in ofPeers.Where(item => item.Ports > MostPorts))
            {
                yield return new FeatureUse(
                    PlatformFeature.ManyPorts,
                    policy,
                    at,
                    string.Format(CultureInfo.InvariantCulture, "Policy '{0}' gives {1} ports for {2}", policy, ports, peer is null ? "everyone" : RuleWords.Peer(peer)),
                    "join neighbouring ports to ranges");
            }
        }
    }
}
