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
    private readonly List<Admission> _pods = [];
    private readonly List<Admission> _outside = [];
    private readonly List<Isolation> _isolations = [];

    internal DirectionBoxes(IEnumerable<NetworkPolicy> policies, PolicyType direction, Space space, ConnectivityOptions options)
    {
        (_space, _options, Direction) = (space, options, direction);
        foreach (var policy in policies.Where(policy => !PolicyReading.IsDropped(policy, options)))
        {
            Add(policy);
        }

        ToPods = _pods.ToLookup(admission => admission.Namespace);
        ToOutside = _outside.ToLookup(admission => admission.Namespace);
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
            _pods.AddRange(AdmittedPods(written[index], ns).Select(box => box?.And(selected)).OfType<Box>().Select(box => new Admission(box, atom, reference)));
            _outside.AddRange(AdmittedOutside(written[index]).Select(box => box?.And(selected)).OfType<Box>().Select(box => new Admission(box, atom, reference)));
        }
    }

    private IEnumerable<Box?> AdmittedPods(NetworkPolicyRule rule, string ns)
    {
        var (numbers, names) = Ports(rule);
        var peers = rule.Peers.IsAbsentOrEmpty ? [Box.Everything] : rule.Peers.Select(peer => PodPeer(peer, ns)).OfType<Box>().ToArray();
        foreach (var peer in peers)
        {
            if (numbers is not null)
            {
                yield return numbers.And(peer);
            }

            // Where a name is looked up that is allowed towards everyone is the plugin's habit.
            var scope = rule.Peers.IsAbsentOrEmpty && Direction == PolicyType.Egress ? _options.NamedPortEgressScope : NamedPortScope.All;
            foreach (var name in scope == NamedPortScope.None ? [] : names)
            {
                yield return scope == NamedPortScope.All ? name.And(peer) : name.And(_space.InNamespace(Peer, ns));
            }
        }
    }

    private IEnumerable<Box?> AdmittedOutside(NetworkPolicyRule rule)
    {
        if (Ports(rule).Numbers is not { } numbers)
        {
            yield break;
        }

        if (rule.Peers.IsAbsentOrEmpty)
        {
            yield return numbers;
        }

        foreach (var block in rule.Peers.OfType<IPBlock>())
        {
            yield return _space.OutsideIn(block)?.And(numbers);
        }
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
