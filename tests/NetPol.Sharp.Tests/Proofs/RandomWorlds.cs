using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Model;
using NetPol.Sharp.Tests.Connectivity;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>Small worlds in which every feature of policies meets the others, and assertions about them that are about as often true as false.</summary>
internal sealed class RandomWorlds
{
    /// <summary>How many assertions a world has.</summary>
    internal const int AssertionsOfAWorld = 4;

    private readonly Draw _draw;
    private readonly RandomTerms _terms;
    private readonly RandomWorldFlavour _flavour;

    private RandomWorlds(int seed)
    {
        _draw = new Draw(seed);
        _flavour = _draw.Weighted((32, RandomWorldFlavour.Plain), (22, RandomWorldFlavour.Addresses), (8, RandomWorldFlavour.OneAddress), (22, RandomWorldFlavour.Ports), (18, RandomWorldFlavour.Spaces));
        _terms = new RandomTerms(_draw, _flavour);
    }

    /// <param name="seed">Decides everything.</param>
    internal static RandomWorld Make(int seed)
    {
        var worlds = new RandomWorlds(seed);
        var policies = worlds.Policies();
        var assertions = new RandomAssertions(worlds._draw, worlds._terms, policies);
        return new RandomWorld(seed, policies, [.. Enumerable.Range(0, AssertionsOfAWorld).Select(_ => assertions.Make())], worlds._draw.Percent(33) ? Options(worlds._draw) : new ConnectivityOptions());
    }

    // A few habits at a time, so that each decides something.
    private static ConnectivityOptions Options(Draw draw)
    {
        var options = new ConnectivityOptions();
        for (var count = draw.Between(1, 3); count > 0; count--)
        {
            options = draw.Below(8) switch
            {
                0 => options with { IPBlockMatchesPods = false },
                1 => options with { EndPort = false },
                2 => options with { Sctp = false },
                3 or 4 => options with { NamedPortEgressScope = draw.One(NamedPortScope.OwnNamespace, NamedPortScope.OwnNamespace, NamedPortScope.None) },
                5 => options with { Families = draw.One(IPFamilies.V4, IPFamilies.V6) },
                6 => options with { RulesOutsidePolicyTypes = draw.One(OutsidePolicyTypes.Union, OutsidePolicyTypes.Isolate) },
                _ => options with { UnresolvedNamedPort = draw.One(UnresolvedNamedPort.AllPortsOfProtocol, UnresolvedNamedPort.RejectPolicy) },
            };
        }

        return options;
    }

    private List<NetworkPolicy> Policies()
    {
        var policies = new List<NetworkPolicy>();
        foreach (var ns in _terms.Namespaces.Where(_ => _draw.Percent(_flavour.Closed)))
        {
            // Closed by one set of policies, opened by another.
            policies.Add(Policy("deny", ns, new NetworkPolicySpec { PodSelector = _draw.Percent(85) ? LabelSelector.Everything : _terms.Pods(), PolicyTypes = Types(withRules: false) }));
            if (_draw.Percent(22))
            {
                var all = EquatableArray.From([new NetworkPolicyRule()]);
                var isEgress = _draw.Percent(75);
                policies.Add(Policy("open", ns, new NetworkPolicySpec { PolicyTypes = [isEgress ? PolicyType.Egress : PolicyType.Ingress], Ingress = isEgress ? [] : all, Egress = isEgress ? all : [] }));
            }
        }

        if (_flavour == RandomWorldFlavour.OneAddress && _draw.Percent(70))
        {
            // A pod may only be reached by the one address and may only reach it, which no two pods have.
            EquatableArray<NetworkPolicyRule> rules = [new NetworkPolicyRule { Peers = [_terms.Block()], Ports = _terms.Ports() }];
            policies.Add(Policy("one", _draw.One(_terms.Namespaces), new NetworkPolicySpec { PodSelector = _terms.Pods(), PolicyTypes = [PolicyType.Ingress, PolicyType.Egress], Ingress = rules, Egress = rules }));
        }

        var count = _draw.Weighted((2, 1), (4, 2), (3, 3), (1, 4));
        for (var index = 0; index < count && (index == 0 || policies.Count < 6); index++)
        {
            policies.Add(Policy(string.Create(CultureInfo.InvariantCulture, $"p{index}"), _draw.One(_terms.Namespaces), Spec()));
        }

        return policies;
    }

    private NetworkPolicy Policy(string name, string ns, NetworkPolicySpec spec) => new()
    {
        Metadata = new ObjectMeta { Name = name, Namespace = ns == "default" && _draw.Percent(60) ? NamespaceName.Unnamed : NamespaceName.Of(ns) },
        Spec = spec,
    };

    private NetworkPolicySpec Spec()
    {
        if (_draw.Percent(3))
        {
            return NetworkPolicySpec.Absent;
        }

        return new NetworkPolicySpec
        {
            PodSelector = _draw.Percent(10) ? LabelSelector.Absent : _terms.Pods(),
            PolicyTypes = Types(withRules: true),
            Ingress = Rules(60),
            Egress = Rules(45),
        };
    }

    private EquatableArray<PolicyType> Types(bool withRules) => _draw.Weighted(withRules ? [25, 8, 15, 15, 37] : [8, 4, 25, 12, 51]) switch
    {
        0 => default,
        1 => [],
        2 => [PolicyType.Ingress],
        3 => [PolicyType.Egress],
        _ => [PolicyType.Ingress, PolicyType.Egress],
    };

    private EquatableArray<NetworkPolicyRule> Rules(int chance)
    {
        if (!_draw.Percent(chance))
        {
            return _draw.Percent(30) ? [] : default;
        }

        return EquatableArray.From(Enumerable.Range(0, _draw.Weighted((6, 1), (3, 2))).Select(_ => new NetworkPolicyRule { Peers = Peers(), Ports = _terms.Ports() }));
    }

    private EquatableArray<NetworkPolicyPeer> Peers()
    {
        if (_draw.Percent(_flavour.Blocks / 5))
        {
            return EquatableArray.From(_terms.Halves());
        }

        var count = _draw.Weighted((_flavour.NoPeers, 0), (12, 1), (5, 2), (1, 3));
        return count == 0 && _draw.Percent(70) ? default : EquatableArray.From(Enumerable.Range(0, count).Select(_ => _terms.Peer()));
    }
}
