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
            // Over a family that the plugin does not know nobody is isolated.
            if (selected.And(_options.EnforcesIPv6 ? Box.Everything : Space.Over(IPFamily.IPv4)) is { } isolated)
            {
                _isolations.Add(new Isolation(isolated, atom, policy));
            }
        }

        if (PolicyReading.Rules(policy.Spec, Direction, _options).Count == 0)
        {
            return;
        }

        var written = policy.Spec.Rules(Direction);
        for (var index = 0; index < written.Count; index++)
        {
            var reference = new RuleReference(policy, Direction, index);
            var ports = Ports(written[index]);
            _rules.Add(new RuleBoxes(reference, atom, selected, ToPodsOf(reference, ports, ns, selected), ToOutsideOf(reference, ports, atom, selected)));
        }
    }

    private List<Admission> ToPodsOf(RuleReference reference, (Box? Numbers, IReadOnlyList<Box> Names) ports, string ns, Box selected)
    {
        var admissions = new List<Admission>();
        var atom = _space.Namespaces.Atom(ns);
        var rule = reference.Rule;
        if (rule.Peers.IsAbsentOrEmpty)
        {
            Add(admissions, selected, ports.Numbers, reference, atom, peer: null);

            // Where a name is looked up that is allowed towards everyone is the plugin's habit.
            var scope = Direction == PolicyType.Egress ? _options.NamedPortEgressScope : NamedPortScope.All;
            foreach (var name in scope is NamedPortScope.None or NamedPortScope.OwnNamespaceNumbers ? [] : ports.Names)
            {
                Add(admissions, scope == NamedPortScope.All ? selected : selected.And(_space.InNamespace(Peer, ns)), name, reference, atom, peer: null);
            }

            return admissions;
        }

        foreach (var peer in rule.Peers.AsSpan())
        {
            if (peer is SelectorPeer selector)
            {
                AddAll(admissions, PodsOf(selector, ns)?.And(selected), ports, reference, atom, peer);
            }
        }

        // The blocks of a rule as one, because it may be all of them together that let every address in.
        foreach (var blocks in _options.IPBlockMatchesPods ? rule.Peers.OfType<IPBlock>().GroupBy(block => block.Cidr.Family) : [])
        {
            AddAll(admissions, _space.PodIn(Peer, blocks.Key, blocks)?.And(selected), ports, reference, atom, blocks.First());
        }

        return admissions;
    }

    private Box? PodsOf(SelectorPeer peer, string ns) =>
        (peer.NamespaceSelector.IsAbsent ? _space.InNamespace(Peer, ns) : _space.InNamespaces(Peer, peer.NamespaceSelector)) is { } namespaces
            ? _space.Pods(Peer, peer.PodSelector)?.And(namespaces)
            : null;

    private List<Admission> ToOutsideOf(RuleReference reference, (Box? Numbers, IReadOnlyList<Box> Names) ports, int ns, Box selected)
    {
        // A destination that is no pod declares no names.
        var known = Direction == PolicyType.Ingress ? ports : (ports.Numbers, []);
        var admissions = new List<Admission>();
        if (reference.Rule.Peers.IsAbsentOrEmpty)
        {
            AddAll(admissions, selected, known, reference, ns, peer: null);
        }

        foreach (var peer in reference.Rule.Peers.AsSpan())
        {
            if (peer is IPBlock block)
            {
                AddAll(admissions, _space.OutsideIn(block)?.And(selected), known, reference, ns, block);
            }
        }

        return admissions;
    }

    private static void AddAll(List<Admission> admissions, Box? ends, (Box? Numbers, IReadOnlyList<Box> Names) ports, RuleReference rule, int ns, NetworkPolicyPeer? peer)
    {
        Add(admissions, ends, ports.Numbers, rule, ns, peer);
        foreach (var name in ports.Names)
        {
            Add(admissions, ends, name, rule, ns, peer);
        }
    }

    private static void Add(List<Admission> admissions, Box? ends, Box? ports, RuleReference rule, int ns, NetworkPolicyPeer? peer)
    {
        if (ports is not null && ends?.And(ports) is { } box)
        {
            admissions.Add(new Admission(box, ns, rule, peer));
        }
    }

    private bool IsAnyNumber(NetworkPolicyRule rule) =>
        Direction == PolicyType.Ingress ? _options.MergesNamedPorts : rule.Peers.IsAbsentOrEmpty && _options.NamedPortEgressScope == NamedPortScope.OwnNamespaceNumbers;

    /// <summary>The ports by number, <c>null</c> when there are none; and those by name.</summary>
    private (Box? Numbers, IReadOnlyList<Box> Names) Ports(NetworkPolicyRule rule)
    {
        if (rule.Ports.IsAbsentOrEmpty)
        {
            return (Box.Everything, []);
        }

        var numbers = new List<(int, int)>();
        var names = new List<Box>();
        foreach (var port in rule.Ports.AsSpan())
        {
            if (!PolicyReading.Knows(port, _options))
            {
                continue;
            }

            if (PolicyReading.Points(port, _options) is { } points)
            {
                numbers.Add(points);
            }
            else if (IsAnyNumber(rule))
            {
                // Some other pod may declare the name for any number.
                numbers.Add((ConnectionSet.Point(port.EffectiveProtocol, 1), ConnectionSet.Point(port.EffectiveProtocol, PortSyntax.Max)));
            }
            else
            {
                names.Add(_space.ToNamed(((PortName)port.Port).Name, port.EffectiveProtocol));
            }
        }

        return (numbers.Count == 0 ? null : _space.To(ConnectionSet.Of(numbers)), names);
    }
}
