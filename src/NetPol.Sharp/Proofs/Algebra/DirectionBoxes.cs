using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Engine;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>What the policies of a world say about one direction, as boxes.</summary>
internal sealed class DirectionBoxes
{
    private readonly Space _space;
    private readonly ConnectivityOptions _options;
    private readonly List<RuleBoxes> _rules = [];
    private readonly List<Isolation> _isolations = [];

    internal DirectionBoxes(IEnumerable<NetworkPolicy> policies, PolicyType direction, Space space, ConnectivityOptions options)
    {
        (_space, _options, Direction) = (space, options, direction);
        foreach (var policy in policies.Where(policy => !PolicyReading.IsDropped(policy, options)))
        {
            Add(policy);
        }

        ToPods = _rules.SelectMany(rule => rule.ToPods).ToLookup(admission => admission.Namespace);
        ToOutside = _rules.SelectMany(rule => rule.ToOutside).ToLookup(admission => admission.Namespace);
        Isolations = _isolations.ToLookup(isolation => isolation.Namespace);

        // A box of one variable is about the namespace alone: all its pods.
        var closed = AtomSet.Of(_isolations.Where(isolation => isolation.Box.Count == 1).Select(isolation => isolation.Namespace));
        OpenNamespaces = AtomSet.All(space.Namespaces.Count).Except(closed);
    }

    internal PolicyType Direction { get; }

    /// <summary>The side whose pods the policies select.</summary>
    internal Side Self => Direction == PolicyType.Egress ? Side.Source : Side.Destination;

    /// <summary>Every rule with what it admits.</summary>
    internal IReadOnlyList<RuleBoxes> Rules => _rules;

    /// <summary>What is admitted where the other end is a pod, by the policy's namespace.</summary>
    internal ILookup<int, Admission> ToPods { get; }

    /// <summary>What is admitted where the other end is no pod, by the policy's namespace.</summary>
    internal ILookup<int, Admission> ToOutside { get; }

    /// <summary>Which pods are isolated, by the policy's namespace.</summary>
    internal ILookup<int, Isolation> Isolations { get; }

    /// <summary>The namespaces in which some pod may be open.</summary>
    internal AtomSet OpenNamespaces { get; }

    private Side Peer => Direction == PolicyType.Egress ? Side.Destination : Side.Source;

    /// <summary>Whether a policy isolates pods of a box.</summary>
    internal bool IsolatesSome(Box box) => Isolations[box[Variables.Namespace(Self)]!.Only].Any(isolation => isolation.Box.Intersects(box));

    private void Add(NetworkPolicy policy)
    {
        var ns = PolicyReading.NamespaceOf(policy);
        if (_space.Pods(Self, policy.Spec.PodSelector)?.And(_space.InNamespace(Self, ns)) is not { } selected)
        {
            return;
        }

        var atom = _space.Namespaces.Atom(ns);
        if (PolicyReading.Isolates(policy.Spec, Direction, _options))
        {
            _isolations.Add(new Isolation(selected, atom, policy));
        }

        if (PolicyReading.Rules(policy.Spec, Direction, _options).Count == 0)
        {
            return;
        }

        var written = policy.Spec.Rules(Direction);
        for (var index = 0; index < written.Count; index++)
        {
            var reference = new RuleReference(policy, Direction, index);
            _rules.Add(new RuleBoxes(
                reference, atom, selected, Admissions(AdmittedPods(written[index], ns), selected, atom, reference), Admissions(AdmittedOutside(written[index]), selected, atom, reference)));
        }
    }

    private static Admission[] Admissions(IEnumerable<(Box? Box, NetworkPolicyPeer? Peer)> admitted, Box selected, int ns, RuleReference rule) =>
    [
        .. from item in admitted
           let box = item.Box?.And(selected)
           where box is not null
           select new Admission(box, ns, rule, item.Peer),
    ];

    private IEnumerable<(Box? Box, NetworkPolicyPeer? Peer)> AdmittedPods(NetworkPolicyRule rule, string ns)
    {
        var (numbers, names) = Ports(rule);
        foreach (var (peer, pods) in rule.Peers.IsAbsentOrEmpty ? [(null, Box.Everything)] : PodPeers(rule, ns).Concat(PodBlocks(rule)))
        {
            if (pods is null)
            {
                continue;
            }

            if (numbers is not null)
            {
                yield return (numbers.And(pods), peer);
            }

            // Where a name is looked up that is allowed towards everyone is the plugin's habit.
            var scope = peer is null && Direction == PolicyType.Egress ? _options.NamedPortEgressScope : NamedPortScope.All;
            foreach (var name in scope == NamedPortScope.None ? [] : names)
            {
                yield return (scope == NamedPortScope.All ? name.And(pods) : name.And(_space.InNamespace(Peer, ns)), peer);
            }
        }
    }

    private IEnumerable<(Box? Box, NetworkPolicyPeer? Peer)> AdmittedOutside(NetworkPolicyRule rule)
    {
        // A destination that is no pod declares no names.
        var (numbers, names) = Ports(rule);
        Box[] ports = [.. numbers is null ? [] : (Box[])[numbers], .. Direction == PolicyType.Ingress ? names : []];
        return rule.Peers.IsAbsentOrEmpty
            ? ports.Select(box => ((Box?)box, (NetworkPolicyPeer?)null))
            : rule.Peers.OfType<IPBlock>().SelectMany(block => ports.Select(box => (_space.OutsideIn(block)?.And(box), (NetworkPolicyPeer?)block)));
    }

    private IEnumerable<(NetworkPolicyPeer? Peer, Box? Pods)> PodPeers(NetworkPolicyRule rule, string ns) =>
        from peer in rule.Peers.OfType<SelectorPeer>()
        let namespaces = peer.NamespaceSelector.IsAbsent ? _space.InNamespace(Peer, ns) : _space.InNamespaces(Peer, peer.NamespaceSelector)
        select ((NetworkPolicyPeer?)peer, namespaces is null ? null : _space.Pods(Peer, peer.PodSelector)?.And(namespaces));

    // The blocks of a rule as one, because it may be all of them together that let every address in.
    private IEnumerable<(NetworkPolicyPeer? Peer, Box? Pods)> PodBlocks(NetworkPolicyRule rule) =>
        from block in _options.IPBlockMatchesPods ? rule.Peers.OfType<IPBlock>() : []
        group block by block.Cidr.Family into blocks
        select ((NetworkPolicyPeer?)blocks.First(), _space.PodIn(Peer, blocks.Key, blocks));

    /// <summary>The ports by number, <c>null</c> when there are none; and those by name.</summary>
    private (Box? Numbers, Box[] Names) Ports(NetworkPolicyRule rule)
    {
        if (rule.Ports.IsAbsentOrEmpty)
        {
            return (Box.Everything, []);
        }

        var known = rule.Ports.Where(port => PolicyReading.Knows(port, _options)).ToArray();
        var numbers = known
            .Select(port => (port.EffectiveProtocol, Numbers: PolicyReading.Numbers(port, _options)))
            .Where(port => port.Numbers is not null)
            .Select(port => (ConnectionSet.Point(port.EffectiveProtocol, port.Numbers!.Value.First), ConnectionSet.Point(port.EffectiveProtocol, port.Numbers.Value.Last)));
        var names = known
            .Where(port => PolicyReading.Numbers(port, _options) is null)
            .Select(port => _space.ToNamed(((PortName)port.Port).Name, port.EffectiveProtocol));
        return (_space.To(ConnectionSet.Of([.. numbers])), [.. names]);
    }
}
