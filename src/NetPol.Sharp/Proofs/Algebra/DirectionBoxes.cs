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
        var closed = Bits.None(space.Namespaces.Count);
        foreach (var isolation in _isolations.Where(isolation => isolation.Box.Count == 1))
        {
            Bits.AddRange(closed, isolation.Namespace, isolation.Namespace);
        }

        OpenNamespaces = Bits.Except(Bits.All(space.Namespaces.Count), closed);
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
    internal ulong[] OpenNamespaces { get; }

    private Side Peer => Direction == PolicyType.Egress ? Side.Destination : Side.Source;

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
        foreach (var (peer, pods) in rule.Peers.IsAbsentOrEmpty ? [(null, Box.Everything)] : rule.Peers.Select(peer => ((NetworkPolicyPeer?)peer, PodPeer(peer, ns))))
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
        if (Ports(rule).Numbers is not { } numbers)
        {
            return [];
        }

        return rule.Peers.IsAbsentOrEmpty ? [(numbers, null)] : rule.Peers.OfType<IPBlock>().Select(block => (_space.OutsideIn(block)?.And(numbers), (NetworkPolicyPeer?)block));
    }

    private Box? PodPeer(NetworkPolicyPeer peer, string ns) => peer switch
    {
        IPBlock block => _options.IPBlockMatchesPods ? _space.PodIn(Peer, block) : null,
        SelectorPeer selector => _space.Pods(Peer, selector.PodSelector) is { } pods
            ? (selector.NamespaceSelector.IsAbsent ? _space.InNamespace(Peer, ns) : _space.InNamespaces(Peer, selector.NamespaceSelector))?.And(pods)
            : null,
        _ => null,
    };

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
