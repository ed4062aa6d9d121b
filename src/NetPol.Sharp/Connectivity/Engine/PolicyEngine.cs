using System;
using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Engine;

/// <summary>
/// Decides connections between classes. Built once for a cluster; a change of a policy or a pod touches only what it concerns, as long as it
/// mentions no label key or port name that was not known before, and no new ipBlock that holds a pod: then <see cref="IsStale"/> asks for a new engine.
/// </summary>
internal sealed class PolicyEngine
{
    private readonly ConnectivityOptions _options;
    private readonly AddressReading _addresses;
    private readonly LabelSpace _podLabels = new();
    private readonly LabelSpace _namespaceLabels = new();
    private readonly SelectorTable _podSelectors;
    private readonly SelectorTable _namespaceSelectors;
    private readonly NamespaceTable _namespaces;
    private readonly NamedPorts _names;
    private readonly ClassTable _classes = new();
    private readonly PeerSets _peers;
    private readonly PolicyLists _policies = new();
    private readonly PolicyCompiler _compiler;
    private readonly Dictionary<(string Namespace, string Name), int> _slots = [];
    private readonly List<List<int>> _slotsOfNamespace = [];
    private (int PodKeys, int NamespaceKeys, int Names) _known;
    private bool _isStale;
    private int _podAddresses;

    /// <summary>An engine that knows nothing yet.</summary>
    /// <param name="options">The plugin's habits.</param>
    /// <param name="mayMatch">What an ipBlock does with a pod whose address is not known: match if it might, or only if it must.</param>
    internal PolicyEngine(ConnectivityOptions options, bool mayMatch)
    {
        _options = options;
        _addresses = new AddressReading(options, mayMatch);
        _podSelectors = new SelectorTable(_podLabels);
        _namespaceSelectors = new SelectorTable(_namespaceLabels);
        _namespaces = new NamespaceTable(_namespaceLabels);
        _names = new NamedPorts(Ports, options.InitContainerPorts);
        _peers = new PeerSets(_classes, _namespaces, _podSelectors, _namespaceSelectors, _addresses.V4, _addresses.V6);
        _compiler = new PolicyCompiler(options, _namespaces, _podSelectors, _namespaceSelectors, _addresses.V4, _addresses.V6, _names, Ports, _peers);
    }

    /// <summary>The plugin's habits.</summary>
    internal ConnectivityOptions Options => _options;

    internal PortSets Ports { get; } = new();

    internal ClassTable Classes => _classes;

    internal PolicyLists Policies => _policies;

    internal NamedPorts Names => _names;

    internal AddressReading Addresses => _addresses;

    /// <summary>Counts the changes, so that what was derived from an earlier state can be told from what was not.</summary>
    internal int Version { get; private set; }

    /// <summary>Whether a change mentioned something that classes cannot tell apart yet, or too much of what is kept belongs to policies that are gone.</summary>
    internal bool IsStale => _isStale || _policies.SlotCount > 1000 + (3 * _slots.Count) || PodAddresses() > 1000 + (3 * _podAddresses);

    /// <summary>Takes in policies and namespaces. Pods come after it, in any order; those of a namespace best one after the other.</summary>
    internal void Load(IReadOnlyList<Namespace> namespaces, IReadOnlyList<NetworkPolicy> policies)
    {
        foreach (var policy in policies)
        {
            _compiler.Announce(policy);
        }

        _addresses.Cut();
        _names.Fix();
        foreach (var ns in namespaces)
        {
            _namespaces.SetLabels(_namespaces.Id(ns.Name), ns.Labels);
        }

        AddAddressClasses();
        _known = Known();
    }

    /// <summary>Cuts the addresses at the blocks of policies that came later; to be called before anything asks about addresses that are no pods.</summary>
    internal void CutAddresses()
    {
        if (_addresses.HasNewBlocks)
        {
            _addresses.Cut();
            AddAddressClasses();
        }
    }

    /// <summary>Compiles the policies, once the classes of all pods are known.</summary>
    internal void Compile(IReadOnlyList<NetworkPolicy> policies)
    {
        foreach (var policy in policies)
        {
            Set(policy);
        }

        _podAddresses = PodAddresses();
    }

    /// <summary>The class of a pod; a new one if no pod like it was seen before.</summary>
    internal int ClassOf(Pod pod)
    {
        CutAddresses();
        var isHost = _options.IsNodeToPolicies(pod.Template);
        var (v4, v6) = (_addresses.Membership(pod, IPFamily.IPv4), _addresses.Membership(pod, IPFamily.IPv6));
        var before = _classes.Count;
        var index = isHost
            ? _classes.HostPod(v4, v6)
            : _classes.Pod(_namespaces.Id(pod.Namespace), v4, v6, _names.Declaration(pod.Template), pod.Template.Labels, _podLabels);
        if (index == before)
        {
            Introduce(index);
        }

        return index;
    }

    /// <summary>The class of an address that is no pod.</summary>
    internal int ClassOf(Address address, bool isNode)
    {
        CutAddresses();
        return AddressClass(address.Family, isNode && !_options.IPBlockMatchesNodes ? AddressSpace.InNoBlock : _addresses.Of(address.Family).MembershipOf(address));
    }

    /// <summary>Adds a policy, or puts it in the place of the one with its namespace and name.</summary>
    internal void Set(NetworkPolicy policy)
    {
        _compiler.Announce(policy);
        Remove(PolicyReading.NamespaceOf(policy), policy.Metadata.Name);
        _isStale |= _known != Known() || _addresses.NewBlockConcernsPods;
        if (_isStale)
        {
            // What it mentions has to be told apart first, by a new engine.
            return;
        }

        var compiled = _compiler.Compile(policy);
        var slot = _policies.Add(compiled);
        _slots.Add((PolicyReading.NamespaceOf(policy), policy.Metadata.Name), slot);
        SlotsOf(compiled.Namespace).Add(slot);
        foreach (var index in _peers.PodsOf(compiled.Namespace))
        {
            ApplyIfSelected(slot, index);
        }

        Version++;
    }

    /// <summary>Removes a policy, if there is one of this name.</summary>
    internal void Remove(string ns, string name)
    {
        if (!_slots.TryGetValue((ns, name), out var slot))
        {
            return;
        }

        _slots.Remove((ns, name));
        var policy = _policies[slot];
        SlotsOf(policy.Namespace).Remove(slot);
        foreach (var index in _peers.PodsOf(policy.Namespace))
        {
            _policies.Withdraw(slot, index);
        }

        _policies.Forget(slot);
        Version++;
    }

    /// <summary>Whether policies let a connection through: both sides have to.</summary>
    internal bool Allows(int from, int to, int point, IPFamily family) =>
        Admits(PolicyType.Egress, from, to, to, point, family) && Admits(PolicyType.Ingress, to, from, to, point, family);

    /// <summary>Whether one side lets a connection through: nothing isolates it, or a rule of a policy that selects it admits the other side.</summary>
    internal bool Admits(PolicyType direction, int self, int peer, int destination, int point, IPFamily family)
    {
        var list = _policies.Of(self, direction);
        if (!_policies.IsIsolated(list))
        {
            return true;
        }

        foreach (var slot in _policies.Slots(list))
        {
            foreach (var rule in _policies[slot].Side(direction).Rules)
            {
                if (HasPort(rule, destination, point) && rule.Admits(peer, family))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool HasPort(CompiledRule rule, int destination, int point)
    {
        if (Ports.Contains(rule.Ports, point))
        {
            return true;
        }

        foreach (var name in rule.Names)
        {
            if (Ports.Contains(_names.Resolve(_classes.Declaration(destination), name), point))
            {
                return true;
            }
        }

        return false;
    }

    private void AddAddressClasses()
    {
        foreach (var (family, membership) in _addresses.Memberships())
        {
            AddressClass(family, membership);
        }
    }

    private int AddressClass(IPFamily family, int membership)
    {
        var before = _classes.Count;
        var index = _classes.Address(family, membership);
        if (index == before)
        {
            Introduce(index);
        }

        return index;
    }

    private void Introduce(int index)
    {
        _policies.EnsureClasses(index + 1);
        _peers.AddClass(index);
        if (_classes.Kind(index) == EndpointKind.Pod)
        {
            foreach (var slot in SlotsOf(_classes.Namespace(index)))
            {
                ApplyIfSelected(slot, index);
            }
        }

        Version++;
    }

    private void ApplyIfSelected(int slot, int index)
    {
        if (_podSelectors.Matches(_policies[slot].PodSelector, _classes.Labels(index)))
        {
            _policies.Apply(slot, index);
        }
    }

    private List<int> SlotsOf(int ns)
    {
        while (_slotsOfNamespace.Count <= ns)
        {
            _slotsOfNamespace.Add([]);
        }

        return _slotsOfNamespace[ns];
    }

    private (int PodKeys, int NamespaceKeys, int Names) Known() => (_podLabels.KeyCount, _namespaceLabels.KeyCount, _names.NameCount);

    private int PodAddresses() => _addresses.V4.PodCount + _addresses.V6.PodCount;
}
