using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Engine;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>
/// Every connection that could ever exist, as far as policies and assertions can tell them apart: variables with finitely many atoms, because what nobody
/// mentions is all one to everybody. Everything that is mentioned is known before the atoms are cut, so boxes never change.
/// </summary>
internal sealed class Space
{
    private readonly Dictionary<string, LabelValues> _podLabels = [];
    private readonly Dictionary<string, LabelValues> _namespaceLabels = [];
    private AtomSet[] _domains = [];

    internal Variables Variables { get; } = new();

    /// <summary>Names for variables when both ends are in one namespace.</summary>
    internal int[] InOneNamespace { get; private set; } = [];

    internal NamespaceNames Namespaces { get; } = new();

    internal PortAtoms Ports { get; } = new();

    internal AddressAtoms IPv4 { get; } = new(IPFamily.IPv4);

    internal AddressAtoms IPv6 { get; } = new(IPFamily.IPv6);

    /// <summary>The variables that stand for labels and for names of ports.</summary>
    internal IEnumerable<int> LabelsAndNames => Enumerable.Range(Variables.FirstFree, Variables.Count - Variables.FirstFree);

    internal AddressAtoms Addresses(IPFamily family) => family == IPFamily.IPv4 ? IPv4 : IPv6;

    internal LabelValues PodLabel(string key) => _podLabels[key];

    internal LabelValues NamespaceLabel(string key) => _namespaceLabels[key];

    /// <summary>The space of some policies and assertions.</summary>
    internal static Space Of(IEnumerable<NetworkPolicy> policies, IEnumerable<Assertion> assertions, ConnectivityOptions options)
    {
        var space = new Space();
        foreach (var policy in policies)
        {
            space.Mention(policy, options);
        }

        foreach (var assertion in assertions)
        {
            space.Mention(assertion);
        }

        space.Freeze();
        return space;
    }

    private void Mention(NetworkPolicy policy, ConnectivityOptions options)
    {
        Namespaces.Mention(PolicyReading.NamespaceOf(policy));
        MentionPods(policy.Spec.PodSelector);
        foreach (var rule in policy.Spec.Ingress.AsSpan())
        {
            Mention(rule.Peers);
            Mention(rule.Ports, options);
        }

        foreach (var rule in policy.Spec.Egress.AsSpan())
        {
            Mention(rule.Peers);
            Mention(rule.Ports, options);
        }
    }

    private void Mention(Assertion assertion)
    {
        Mention(assertion.From);
        Mention(assertion.To);
        Mention(assertion.Ports, AssertionBoxes.AsWritten);
    }

    private void Freeze()
    {
        Ports.Freeze();
        IPv4.Freeze();
        IPv6.Freeze();
        _domains = new AtomSet[Variables.Count];
        foreach (var side in (Side[])[Side.Source, Side.Destination])
        {
            _domains[Variables.Namespace(side)] = AtomSet.All(Namespaces.Count);
            foreach (var family in AddressFamilies.All)
            {
                _domains[Variables.PodAddress(side, family)] = Addresses(family).Pods;
                _domains[Variables.OutsideAddress(family)] = AtomSet.All(Addresses(family).Count);
            }

            foreach (var label in Variables.PodLabels)
            {
                _domains[label.Value + (int)side] = AtomSet.All(_podLabels[label.Key].Count);
            }

            foreach (var label in Variables.NamespaceLabels)
            {
                _domains[label.Value + (int)side] = AtomSet.All(_namespaceLabels[label.Key].Count);
            }
        }

        InOneNamespace = Variables.InOneNamespace();
        _domains[Variables.Port] = Ports.Set(ConnectionSet.All);
        _domains[Variables.Family] = AtomSet.All(2);
        foreach (var name in Variables.PortNames)
        {
            _domains[name.Value] = AtomSet.All(2);
        }
    }

    /// <summary>Everything that a variable may be.</summary>
    internal AtomSet Domain(int variable) => _domains[variable];

    /// <summary>Whether some boxes together hold every connection of another one; not if finding out costs more than the budget.</summary>
    internal bool Covers(IReadOnlyList<Box> boxes, Box box, bool isBetweenPods, long budget)
    {
        var search = new Search(this, budget);
        if (box[Variables.Port] is null)
        {
            box = box.And(To(ConnectionSet.All)!)!;
        }

        search.Try(new Region { Box = box, Except = boxes, IsBetweenPods = isBetweenPods });
        return search is { Best: null, IsExhausted: false };
    }

    /// <summary>Whether some connection of a box is in none of some others; not if finding one costs more than the budget.</summary>
    internal bool HasOutside(IReadOnlyList<Box> boxes, Box box, long budget)
    {
        var search = new Search(this, budget);
        search.Try(new Region { Box = box.And(To(ConnectionSet.All)!)!, Except = boxes, IsBetweenPods = false });
        return search.Best is not null;
    }

    /// <summary>Pods of one side that match a selector; <c>null</c> when no pod can.</summary>
    internal Box? Pods(Side side, LabelSelector selector)
    {
        Box? box = Box.Everything;
        foreach (var label in selector.MatchLabels.AsSpan())
        {
            box = box?.With(Variables.PodLabel(side, label.Key), _podLabels[label.Key].Set(label.Value));
        }

        foreach (var expression in selector.MatchExpressions.AsSpan())
        {
            box = box?.With(Variables.PodLabel(side, expression.Key), _podLabels[expression.Key].Set(expression.Operator, expression.Values));
        }

        return box;
    }

    /// <summary>Pods of one side in a namespace.</summary>
    internal Box InNamespace(Side side, string name) =>
        Box.Everything.With(Variables.Namespace(side), AtomSet.Of(Namespaces.Atom(name)))!;

    /// <summary>Pods of one side in the namespaces that match a selector; <c>null</c> when no namespace can.</summary>
    internal Box? InNamespaces(Side side, LabelSelector selector)
    {
        Box? box = Box.Everything;
        foreach (var label in selector.MatchLabels.AsSpan())
        {
            box = label.Key == WellKnownLabels.NamespaceName
                ? box?.With(Variables.Namespace(side), Namespaces.Set(label.Value))
                : box?.With(Variables.NamespaceLabel(side, label.Key), _namespaceLabels[label.Key].Set(label.Value));
        }

        foreach (var expression in selector.MatchExpressions.AsSpan())
        {
            box = expression.Key == WellKnownLabels.NamespaceName
                ? box?.With(Variables.Namespace(side), Namespaces.Set(expression.Operator, expression.Values))
                : box?.With(Variables.NamespaceLabel(side, expression.Key), _namespaceLabels[expression.Key].Set(expression.Operator, expression.Values));
        }

        return box;
    }

    /// <summary>Connections over one family.</summary>
    internal static Box Over(IPFamily family) => Box.Everything.With(Variables.Family, AtomSet.Of((int)family))!;

    /// <summary>A pod of one side has an address of one of some blocks of a family; <c>null</c> when no pod can.</summary>
    internal Box? PodIn(Side side, IPFamily family, IEnumerable<IPBlock> blocks)
    {
        var atoms = Addresses(family);
        return Over(family).With(Variables.PodAddress(side, family), blocks.Select(atoms.Set).Aggregate((one, other) => one.Or(other)).And(atoms.Pods));
    }

    /// <summary>The end that is no pod has an address of a block; <c>null</c> when the block is empty.</summary>
    internal Box? OutsideIn(IPBlock block) =>
        Over(block.Cidr.Family).With(Variables.OutsideAddress(block.Cidr.Family), Addresses(block.Cidr.Family).Set(block));

    /// <summary>Connections to certain ports; <c>null</c> when there are none.</summary>
    internal Box? To(ConnectionSet ports) => Box.Everything.With(Variables.Port, Ports.Set(ports));

    /// <summary>Connections to a port that the destination, a pod, declares under a name.</summary>
    internal Box ToNamed(string name, Protocol protocol) =>
        To(ConnectionSet.AllOf(protocol))!.With(Variables.PortName(name, protocol), AtomSet.Of(1))!;

    private void Mention(EquatableArray<NetworkPolicyPeer> peers)
    {
        foreach (var peer in peers.AsSpan())
        {
            switch (peer)
            {
                case SelectorPeer selector:
                    MentionPods(selector.PodSelector);
                    MentionNamespaces(selector.NamespaceSelector);
                    break;
                case IPBlock block:
                    Addresses(block.Cidr.Family).Mention(block);
                    break;
            }
        }
    }

    private void Mention(EquatableArray<NetworkPolicyPort> ports, ConnectivityOptions options)
    {
        foreach (var port in ports.AsSpan())
        {
            if (PolicyReading.Points(port, options) is var (first, last))
            {
                Ports.Mention(first, last);
            }
            else
            {
                Variables.PortName(((PortName)port.Port).Name, port.EffectiveProtocol);
            }
        }
    }

    private void MentionPods(LabelSelector selector)
    {
        foreach (var label in selector.MatchLabels.AsSpan())
        {
            Variables.PodLabel(Side.Source, label.Key);
            Values(_podLabels, label.Key).Mention(label.Value);
        }

        foreach (var expression in selector.MatchExpressions.AsSpan())
        {
            Variables.PodLabel(Side.Source, expression.Key);
            Mention(Values(_podLabels, expression.Key), expression.Values);
        }
    }

    private void MentionNamespaces(LabelSelector selector)
    {
        foreach (var (key, _, values) in Requirements.Of(selector))
        {
            if (key != WellKnownLabels.NamespaceName)
            {
                Variables.NamespaceLabel(Side.Source, key);
                Mention(Values(_namespaceLabels, key), values);
                continue;
            }

            foreach (var value in values)
            {
                Namespaces.Mention(value);
            }
        }
    }

    private static LabelValues Values(Dictionary<string, LabelValues> labels, string key)
    {
        if (!labels.TryGetValue(key, out var known))
        {
            labels.Add(key, known = new LabelValues());
        }

        return known;
    }

    private static void Mention(LabelValues known, IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            known.Mention(value);
        }
    }
}
