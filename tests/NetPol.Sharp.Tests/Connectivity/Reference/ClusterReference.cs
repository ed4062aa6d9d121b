using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using YamlDotNet.RepresentationModel;
using static NetPol.Sharp.Tests.Connectivity.ReferenceMutation;
using static NetPol.Sharp.Tests.Connectivity.ReferenceYaml;

namespace NetPol.Sharp.Tests.Connectivity;

/// <summary>
/// What NetworkPolicies mean in a cluster, one connection at a time, written from the statements of the API's text. Shares no code
/// with the library: it reads YAML nodes and nothing else.
/// </summary>
internal sealed class ClusterReference
{
    private readonly ReferenceCluster _cluster;
    private readonly ReferenceSwitches _switches;
    private readonly ReferenceMutation _mutation;
    private readonly ReferenceSelector _selector;

    internal ClusterReference(string manifests, ReferenceSwitches switches)
        : this(new ReferenceCluster(manifests), switches, None)
    {
    }

    private ClusterReference(ReferenceCluster cluster, ReferenceSwitches switches, ReferenceMutation mutation)
    {
        _cluster = cluster;
        _mutation = mutation;
        _selector = new ReferenceSelector(mutation);
        _switches = mutation switch
        {
            IPBlockNeverMatchesPods => switches with { IPBlockMatchesPods = false },
            IPBlockNeverMatchesNodes => switches with { IPBlockMatchesNodes = false },
            EndPortIgnored => switches with { EndPortIgnored = true },
            InitContainerPortsCount => switches with { InitContainerPorts = true },
            RulesOutsideTypesIsolate => switches with { RulesOutsidePolicyTypes = "isolate" },
            RulesOutsideTypesAdd => switches with { RulesOutsidePolicyTypes = "union" },
            ReferenceMutation.HostNetworkAsPod => switches with { HostNetworkAsPod = true },
            _ => switches,
        };
    }

    /// <param name="from">A pod as <c>namespace/name</c>, or an address.</param>
    /// <param name="to">A pod as <c>namespace/name</c>, or an address.</param>
    /// <param name="protocol">TCP, UDP or SCTP.</param>
    /// <param name="port">The port as the destination sees it.</param>
    /// <param name="family">IPv4 or IPv6; the verdict is for the two addresses of that family (semantics 67).</param>
    internal bool Allowed(string from, string to, string protocol, int port, string family)
    {
        var (source, destination) = (End(from, family), End(to, family));
        if (_mutation != SelfNotExempt && source.Pod is not null && source.Pod == destination.Pod)
        {
            return true; // 89
        }

        return (_mutation == EgressIgnored || SideAllows("Egress", source, destination, destination, protocol, port))
            && (_mutation == IngressIgnored || SideAllows("Ingress", destination, source, destination, protocol, port)); // 8
    }

    /// <summary>The features that decide a verdict: those that change it when they are broken.</summary>
    internal IReadOnlyCollection<ReferenceMutation> FeaturesOf(string from, string to, string protocol, int port, string family)
    {
        var verdict = Allowed(from, to, protocol, port, family);
        return [.. Enum.GetValues<ReferenceMutation>().Where(mutation => Mutated(mutation).Allowed(from, to, protocol, port, family) != verdict)];
    }

    /// <summary>The same cluster, judged with a mistake.</summary>
    internal ClusterReference Mutated(ReferenceMutation mutation) => new(_cluster, _switches, mutation);

    private ReferenceEnd End(string text, string family)
    {
        var wanted = family == "IPv6" ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork;
        if (text.Split('/') is [var ns, var name])
        {
            var pod = _cluster.Pods.Single(item => item.Namespace == ns && item.Name == name);
            return new ReferenceEnd(pod, pod.Addresses.First(address => address.AddressFamily == wanted));
        }

        var literal = IPAddress.Parse(text);
        if (literal.AddressFamily != wanted)
        {
            throw new ArgumentException(text + " is no address of " + family, nameof(text));
        }

        return new ReferenceEnd(_cluster.Pods.FirstOrDefault(pod => IsThere(pod) && !pod.HostNetwork && pod.Addresses.Contains(literal)), literal);
    }

    // A completed pod has given its address back: it is no subject and no peer (101).
    private bool IsThere(ReferencePod pod) => !pod.Completed || _mutation == CompletedPodsStillThere;

    // A host-network pod is its node, unless the plugin tells them apart (94).
    private bool IsPodToPolicies(ReferencePod pod) => IsThere(pod) && (!pod.HostNetwork || _switches.HostNetworkAsPod);

    private bool SideAllows(string direction, ReferenceEnd self, ReferenceEnd peer, ReferenceEnd destination, string protocol, int port)
    {
        if (self.Pod is not { } pod || !IsPodToPolicies(pod) || IsExempt(direction, pod, peer))
        {
            return true; // 9
        }

        var selecting = _cluster.Policies.Where(policy => Selects(policy, pod)).ToList();
        var isolating = selecting.Where(policy => Isolates(policy, direction)).ToList();
        if (isolating.Count == 0)
        {
            return true; // 13
        }

        if (_mutation == RulesIgnored)
        {
            return false;
        }

        var counting = _mutation == FirstPolicyOnly ? isolating.Take(1)
            : _switches.RulesOutsidePolicyTypes == "union" ? selecting
            : isolating;
        if (_mutation == ExceptDenies && counting.SelectMany(policy => Rules(policy, direction)).Any(rule => Excepts(rule, direction, peer)))
        {
            return false;
        }

        return counting.Any(policy =>
            Counting(Rules(policy, direction), FirstRuleOnly).Any(rule => RuleMatches(rule, direction, policy.Namespace, self, peer, destination, protocol, port)));
    }

    // 91 and 93
    private bool IsExempt(string direction, ReferencePod pod, ReferenceEnd peer)
    {
        if (_mutation == OwnNodeNotExempt || (direction == "Egress" && !_switches.OwnNodeEgressAllowed))
        {
            return false;
        }

        if (peer.Pod is { } other)
        {
            return other.HostNetwork && IsThere(other)
                && ((pod.NodeName.Length > 0 && other.NodeName == pod.NodeName) || pod.NodeAddresses.Contains(peer.Address) || _mutation == OtherNodesExempt);
        }

        return pod.NodeAddresses.Contains(peer.Address) || (_mutation == OtherNodesExempt && _cluster.IsNodeAddress(peer.Address));
    }

    private bool Selects(ReferencePolicy policy, ReferencePod pod)
    {
        if (policy.Namespace != pod.Namespace || (_switches.UnresolvedNamedPort == "rejectPolicy" && HasNamedPort(policy)))
        {
            return false;
        }

        return Get(policy.Spec, "podSelector") is not { } selector || _selector.Matches(selector, pod.Labels); // 21
    }

    private static bool HasNamedPort(ReferencePolicy policy) =>
        Rules(policy, "Ingress").Concat(Rules(policy, "Egress"))
            .SelectMany(rule => Items(Get(rule, "ports")))
            .Any(entry => Get(entry, "port") is { } port && Number(port) is null);

    // 16 to 18
    private bool Isolates(ReferencePolicy policy, string direction)
    {
        var written = Items(Get(policy.Spec, "policyTypes"));
        if (written.Count > 0)
        {
            return written.Any(type => Text(type) == direction)
                || (_switches.RulesOutsidePolicyTypes == "isolate" && Rules(policy, direction).Count > 0);
        }

        return direction == "Ingress"
            || (_mutation != DefaultTypesWithoutEgress && Rules(policy, "Egress").Count > 0)
            || (_mutation == EmptyEgressIsolates && Get(policy.Spec, "egress") is not null);
    }

    private static IList<YamlNode> Rules(ReferencePolicy policy, string direction) =>
        Items(Get(policy.Spec, direction == "Ingress" ? "ingress" : "egress"));

    private bool RuleMatches(
        YamlNode rule, string direction, string policyNamespace, ReferenceEnd self, ReferenceEnd peer, ReferenceEnd destination, string protocol, int port)
    {
        var peers = Items(Get(rule, direction == "Ingress" ? "from" : "to"));
        var ports = Items(Get(rule, "ports"));
        var egressEverywhere = direction == "Egress" && peers.Count == 0;
        var target = _mutation switch
        {
            NamedPortOfTheSubject => self.Pod,
            NamedPortUnresolvedForIPBlocks when direction == "Egress" && peers.Count > 0 && !SelectorPeers(peers).Any(item => PeerMatches(item, policyNamespace, peer)) => null,
            _ => destination.Pod,
        };

        // 29: both; 30 and 31: nothing written is no restriction; 32: one of several is enough.
        return (ports.Count == 0 || Counting(ports, FirstPortOnly).Any(entry => PortMatches(entry, policyNamespace, egressEverywhere, target, protocol, port)))
            && (peers.Count == 0 ? NoPeersMatch(peer) : Counting(peers, FirstPeerOnly).Any(item => PeerMatches(item, policyNamespace, peer)));
    }

    private static IEnumerable<YamlNode> SelectorPeers(IEnumerable<YamlNode> peers) => peers.Where(item => Get(item, "ipBlock") is null);

    private IEnumerable<YamlNode> Counting(IList<YamlNode> items, ReferenceMutation firstOnly) => _mutation == firstOnly ? items.Take(1) : items;

    private bool NoPeersMatch(ReferenceEnd peer) => _mutation switch
    {
        EmptyPeersMeansNobody => false,
        EmptyPeersMeansPods => peer.Pod is not null,
        _ => true,
    };

    private bool PortMatches(YamlNode entry, string policyNamespace, bool egressEverywhere, ReferencePod? target, string protocol, int port)
    {
        var entryProtocol = Text(Get(entry, "protocol")) ?? "TCP"; // 74
        if (entryProtocol == "SCTP" && !_switches.Sctp)
        {
            return false;
        }

        if (entryProtocol == "SCTP" && _mutation == SctpIsTcp)
        {
            entryProtocol = "TCP";
        }

        var isProtocol = entryProtocol == protocol || _mutation == ProtocolIgnored; // 76
        if (Get(entry, "port") is not { } written)
        {
            return isProtocol || _mutation == EntryWithoutPortMatchesEveryProtocol; // 75
        }

        if (Number(written) is { } first)
        {
            var last = _switches.EndPortIgnored ? first : (Number(Get(entry, "endPort")) ?? first);
            return isProtocol && port >= first && (port <= last - (_mutation == EndPortExclusive && last > first ? 1 : 0)); // 84
        }

        if (_switches.UnresolvedNamedPort == "allPortsOfProtocol")
        {
            return isProtocol; // 80
        }

        return (isProtocol || _mutation == NamedPortProtocolIgnored)
            && !(egressEverywhere && IsOutOfScope(policyNamespace, target))
            && Declares(target, Text(written)!, protocol, port);
    }

    // 81
    private bool IsOutOfScope(string policyNamespace, ReferencePod? target) => _switches.NamedPortEgressScope switch
    {
        "none" => true,
        "ownNamespace" => target?.Namespace != policyNamespace,
        _ => false,
    };

    // 73, 78 to 80, 82: the names are those of the destination; what is no pod declares none.
    private bool Declares(ReferencePod? pod, string name, string protocol, int port) =>
        _mutation != NamedPortUnresolved && pod is not null && IsPodToPolicies(pod)
        && pod.Ports.Any(declared =>
            declared.Name == name && declared.Number == port
            && (declared.Protocol == protocol || _mutation is NamedPortProtocolIgnored or ProtocolIgnored)
            && (!declared.OfInitContainer || _switches.InitContainerPorts));

    private bool PeerMatches(YamlNode item, string policyNamespace, ReferenceEnd peer)
    {
        if (Get(item, "ipBlock") is { } block)
        {
            return BlockSees(peer) && ReferenceCidr.Holds(Text(Get(block, "cidr"))!, peer.Address, _mutation)
                && (_mutation == ExceptIgnored || !IsExcepted(block, peer)); // 62
        }

        if (peer.Pod is not { } pod || !IsPodToPolicies(pod))
        {
            return false; // 48
        }

        var (podSelector, namespaceSelector) = (Get(item, "podSelector"), Get(item, "namespaceSelector"));
        var isSelected = podSelector is null || _selector.Matches(podSelector, pod.Labels);
        var isInScope = IsInScope(namespaceSelector, policyNamespace, pod.Namespace);
        return _mutation == SelectorsOfAPeerOred && podSelector is not null && namespaceSelector is not null
            ? isInScope || isSelected
            : (podSelector is not null || namespaceSelector is not null) && isInScope && isSelected; // 39
    }

    // 43
    private bool IsInScope(YamlNode? selector, string policyNamespace, string ns)
    {
        if (selector is null)
        {
            return ns == policyNamespace || _mutation == NilNamespaceSelectorMeansAll;
        }

        var labels = _cluster.LabelsOf(ns);
        if (_mutation == MetadataNameLabelMissing)
        {
            labels.Remove("kubernetes.io/metadata.name");
        }

        return _selector.Matches(selector, labels)
            && (_mutation != EmptyNamespaceSelectorMeansOwn || ns == policyNamespace || Items(Get(selector, "matchExpressions")).Count > 0 || Labels(Get(selector, "matchLabels")).Count > 0);
    }

    private bool Excepts(YamlNode rule, string direction, ReferenceEnd peer) =>
        Items(Get(rule, direction == "Ingress" ? "from" : "to")).Any(item => IsExcepted(Get(item, "ipBlock"), peer));

    private bool IsExcepted(YamlNode? block, ReferenceEnd peer) =>
        Items(Get(block, "except")).Any(except => ReferenceCidr.Holds(Text(except)!, peer.Address, _mutation));

    // 65, 72, 94
    private bool BlockSees(ReferenceEnd peer) => peer.Pod switch
    {
        { HostNetwork: true } => _switches.HostNetworkAsPod ? _switches.IPBlockMatchesPods : _switches.IPBlockMatchesNodes,
        { } => _switches.IPBlockMatchesPods,
        null => _switches.IPBlockMatchesNodes || !_cluster.IsNodeAddress(peer.Address),
    };
}
