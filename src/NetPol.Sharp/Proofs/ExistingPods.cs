using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Algebra;
using NetPol.Sharp.Engine;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>
/// Decides assertions for the pods of a cluster, by asking the engine about every pair. Pods on the host network are left out, as they are from every proof;
/// where an address is not known yet, the worse answer counts.
/// </summary>
internal sealed class ExistingPods
{
    private readonly Connectivity _connectivity;
    private readonly ConnectionEnd[] _pods;

    internal ExistingPods(Connectivity connectivity)
    {
        _connectivity = connectivity;
        _pods = [.. Enumerable.Range(0, connectivity.Pods.Pods.Count)
            .Where(index => connectivity.Pods.Pods[index] is { HasCompleted: false } pod && !connectivity.Options.IsNodeToPolicies(pod.Template))
            .Select(connectivity.EndOf)];
    }

    internal Proof Decide(Assertion assertion)
    {
        var (sources, destinations) = (Kinds(Ends(assertion.From), _ => ConnectionSet.Empty), Kinds(Ends(assertion.To), pod => Ports(assertion.Ports, pod)));
        var isVacuous = true;
        foreach (var (from, to) in from source in sources from destination in destinations let pair = Pair(source, destination) where pair is not null select pair.Value)
        {
            foreach (var family in AddressFamilies.All.Where(family => _connectivity.Shares(from, to, family)))
            {
                var about = Ports(assertion.Ports, to.Pod);
                isVacuous &= about.IsEmpty;
                if (Broken(assertion.Kind, about, from, to, family) is { IsEmpty: false } ports)
                {
                    return new Proof { Assertion = assertion, Verdict = ProofVerdict.Violated, IsAboutExistingPods = true, Witness = Witness(from, to, ports, family) };
                }
            }
        }

        return new Proof { Assertion = assertion, Verdict = isVacuous ? ProofVerdict.Vacuous : ProofVerdict.Holds, IsAboutExistingPods = true };
    }

    /// <summary>Ends of which the engine says the same: two of them are enough, because two different ones may be asked about.</summary>
    private List<ConnectionEnd[]> Kinds(List<ConnectionEnd> ends, Func<Pod, ConnectionSet> ports) =>
    [
        .. ends.GroupBy(end => end.Pod is { } pod && !pod.Template.HostNetwork ? (_connectivity.KindOf(end), ports(pod)) : ((end.Index, end.Address), ConnectionSet.Empty) as object)
            .Select(kind => kind.Take(2).ToArray()),
    ];

    // Two different ends, or two pods of a workload that stands for several.
    private (ConnectionEnd From, ConnectionEnd To)? Pair(ConnectionEnd[] sources, ConnectionEnd[] destinations)
    {
        foreach (var from in sources)
        {
            foreach (var to in destinations.Where(to => (from.Pod ?? to.Pod) is not null && (from.Index < 0 || from.Index != to.Index || _connectivity.Pods.StandsForSeveral(from.Index))))
            {
                return (from, to);
            }
        }

        return null;
    }

    private ConnectionSet Broken(AssertionKind kind, ConnectionSet about, ConnectionEnd from, ConnectionEnd to, IPFamily family) => kind == AssertionKind.Never
        ? about.Intersect(_connectivity.Between(from, to, family, counts: true))
        : about.Except(_connectivity.Between(from, to, family, counts: false));

    private List<ConnectionEnd> Ends(EquatableArray<NetworkPolicyPeer> peers) => peers.IsAbsent
        ? [.. _pods, .. AddressFamilies.All.SelectMany(family => Addresses([AddressRange.All(family)]))]
        : [.. _pods.Where(pod => peers.OfType<SelectorPeer>().Any(peer => Matches(peer, pod.Pod!))), .. peers.OfType<IPBlock>().SelectMany(block => Addresses(BlockRanges.Of(block)))];

    private bool Matches(SelectorPeer peer, Pod pod) =>
        SelectorReason.Matches(peer.PodSelector, pod.Template.Labels)
        && SelectorReason.Matches(peer.NamespaceSelector, WithName(_connectivity.LabelsOfNamespace(pod.Namespace), pod.Namespace));

    private static EquatableArray<KeyValue> WithName(EquatableArray<KeyValue> labels, string name) =>
        EquatableArray.From(labels.Where(label => label.Key != WellKnownLabels.NamespaceName).Append(new KeyValue(WellKnownLabels.NamespaceName, name)));

    /// <summary>One address that is no pod's and no node's of each part of ranges that policies can tell apart.</summary>
    private IEnumerable<ConnectionEnd> Addresses(IReadOnlyList<AddressRange> ranges)
    {
        foreach (var range in ranges.Where(range => _connectivity.Options.Uses(range.First.Family)))
        {
            foreach (var (_, piece) in _connectivity.Engine.Policies.Addresses.Of(range.First.Family).Pieces())
            {
                var last = piece.Last < range.Last ? piece.Last : range.Last;
                Address? address = piece.First > range.First ? piece.First : range.First;
                while (address is { } taken && taken <= last && (_connectivity.Pods.IndexOf(taken) is not null || _connectivity.Pods.IsNode(taken)))
                {
                    address = taken.Next();
                }

                if (address is { } free && free <= last)
                {
                    yield return new ConnectionEnd(free, isNode: false);
                }
            }
        }
    }

    private ConnectionSet Ports(EquatableArray<NetworkPolicyPort> ports, Pod? to)
    {
        if (ports.IsAbsentOrEmpty)
        {
            return ConnectionSet.All;
        }

        var declared = to is null ? [] : _connectivity.Options.InitContainerPorts ? to.Template.Ports.Concat(to.Template.InitContainerPorts) : to.Template.Ports;
        var ranges = new List<(int, int)>();
        foreach (var port in ports)
        {
            if (port.Port is PortName name)
            {
                ranges.AddRange(declared.Where(known => known.Name == name.Name && known.Protocol == port.EffectiveProtocol)
                    .Select(known => ConnectionSet.Point(known.Protocol, known.Number)).Select(point => (point, point)));
            }
            else if (PolicyReading.Points(port, AssertionBoxes.AsWritten) is { } points)
            {
                ranges.Add(points);
            }
        }

        return ConnectionSet.Of(ranges);
    }

    private Witness Witness(ConnectionEnd from, ConnectionEnd to, ConnectionSet ports, IPFamily family)
    {
        var (protocol, port) = ports.Contains(Protocol.Tcp, PortAtoms.Http) ? (Protocol.Tcp, PortAtoms.Http) : ConnectionSet.Split(ports.Bounds[0]);
        var explanation = new Explainer(_connectivity, loopback: false).Explain(from, to, protocol, port, family, Verdict.Denied);
        var depends = _connectivity.Judge(from, to, ConnectionSet.Point(protocol, port), ConnectionSet.Point(protocol, port), family) == Verdict.DependsOnAddress;
        var (egress, ingress) = (Side(explanation.Egress, from), Side(explanation.Ingress, to));
        return new Witness
        {
            From = End(from),
            To = End(to),
            Protocol = protocol,
            Port = port,
            Family = family,
            DependsOnAddress = depends,

            // What a side would say then is not known now.
            Egress = depends && !egress.IsAllowed ? null : egress,
            Ingress = depends && !ingress.IsAllowed ? null : ingress,
        };
    }

    private WitnessEnd End(ConnectionEnd end) => end.Pod is { } pod
        ? new WitnessEnd(pod, new Namespace { Name = pod.Namespace, Labels = _connectivity.LabelsOfNamespace(pod.Namespace) }) { Exists = true }
        : new WitnessEnd(end.Address!.Value);

    private static WitnessSide Side(SideExplanation side, ConnectionEnd self) => new()
    {
        Direction = side.Direction,
        IsAllowed = side.IsAllowed,
        IsOutside = self.Pod is null,
        AdmittedBy = side.AdmittedBy.Count > 0 ? side.AdmittedBy[0] : null,
        IsolatedBy = !side.IsAllowed && side.IsolatedBy.Count > 0 ? side.IsolatedBy[0] : null,
    };
}
