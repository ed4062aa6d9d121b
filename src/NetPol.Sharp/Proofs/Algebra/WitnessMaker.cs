using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>Makes a connection that people can read of a box.</summary>
internal sealed class WitnessMaker
{
    private readonly Space _space;
    private readonly Costs _costs;
    private readonly Leaf _leaf;
    private readonly IPFamily _family;
    private readonly Protocol _protocol;
    private readonly int _port;

    private WitnessMaker(Space space, Leaf leaf)
    {
        (_space, _leaf, _costs) = (space, leaf, new Costs(space));
        _family = Bits.Has(leaf.Box[Variables.Family]!, (int)IPFamily.IPv4) ? IPFamily.IPv4 : IPFamily.IPv6;
        (_protocol, _port) = space.Ports.Pick(leaf.Box[Variables.Port]!);
    }

    internal static Witness Of(Leaf leaf, Space space, AssertionBox about) => new WitnessMaker(space, leaf).Make(about);

    private Witness Make(AssertionBox about)
    {
        var (source, destination) = Namespaces(about);
        var (sourceAddress, destinationAddress) = Addresses();
        var region = _leaf.Region;
        return new Witness
        {
            From = source is null ? Outside() : new WitnessEnd(Pod(Side.Source, "source", source.Name, sourceAddress), source),
            To = destination is null ? Outside() : new WitnessEnd(Pod(Side.Destination, "destination", destination.Name, destinationAddress), destination),
            Protocol = _protocol,
            Port = _port,
            Family = _family,
            Egress = region.KeptOutBy is null ? SideOf(PolicyType.Egress, about.IsFromPods, region.LetOutBy, region.HeldBackBy) : null,
            Ingress = region.HeldBackBy is null ? SideOf(PolicyType.Ingress, about.IsToPods, region.LetInBy, region.KeptOutBy) : null,
        };
    }

    private static WitnessSide SideOf(PolicyType direction, bool isPod, RuleReference? rule, Isolation? isolation) => new()
    {
        Direction = direction,
        IsAllowed = isolation is null,
        IsOutside = !isPod,
        AdmittedBy = rule,
        IsolatedBy = isolation?.Policy,
    };

    private WitnessEnd Outside() =>
        new(_space.Addresses(_family).Pick(_leaf.Box[Variables.OutsideAddress(_family)] ?? _space.Domain(Variables.OutsideAddress(_family))).First());

    private (Namespace? Source, Namespace? Destination) Namespaces(AssertionBox about)
    {
        if (_leaf.IsInOneNamespace || !about.IsToPods)
        {
            var only = Namespace(Side.Source, Names(Side.Source)[0]);
            return (only, about.IsToPods ? only : null);
        }

        if (!about.IsFromPods)
        {
            return (null, Namespace(Side.Destination, Names(Side.Destination)[0]));
        }

        var (source, destination) = Different(Names(Side.Source), Names(Side.Destination));
        return (Namespace(Side.Source, source), Namespace(Side.Destination, destination));
    }

    // A name that somebody mentions says more than one that nobody does.
    private string[] Names(Side side) =>
    [
        .. Bits.Atoms(_leaf.Box[Variables.Namespace(side)] ?? _space.Domain(Variables.Namespace(side)))
            .OrderBy(atom => atom == NamespaceNames.Unmentioned)
            .Select(atom => _space.Namespaces.Name(atom, side == Side.Source ? "some-namespace" : "another-namespace")),
    ];

    private Namespace Namespace(Side side, string name) => new() { Name = name, Labels = Labels(_space.Variables.NamespaceLabels, side, _space.NamespaceLabel) };

    private (Address? Source, Address? Destination) Addresses()
    {
        var (source, destination) = (Addresses(Side.Source), Addresses(Side.Destination));
        if (source.Length == 0 || destination.Length == 0)
        {
            return (source.Length == 0 ? null : source[0], destination.Length == 0 ? null : destination[0]);
        }

        return Different(source, destination);
    }

    /// <summary>The addresses of which the pod of a side has to have one, the simplest first; none when any will do.</summary>
    private Address[] Addresses(Side side) =>
        _costs.IsStated(_leaf.Box, side, _family) ? [.. _space.Addresses(_family).Pick(_leaf.Box[Variables.PodAddress(side, _family)]!)] : [];

    /// <summary>The simplest two that differ.</summary>
    private static (T One, T Other) Different<T>(T[] ones, T[] others)
        where T : IEquatable<T> =>
        Array.FindIndex(others, other => !other.Equals(ones[0])) is >= 0 and var index
            ? (ones[0], others[index])
            : (Array.Find(ones, one => !one.Equals(others[0]))!, others[0]);

    private Pod Pod(Side side, string name, string ns, Address? address) => new()
    {
        Name = name,
        Namespace = ns,
        Phase = PodPhase.Running,
        Addresses = address is { } stated ? [stated] : [],
        Template = new PodTemplate
        {
            Labels = Labels(_space.Variables.PodLabels, side, _space.PodLabel),
            Ports = side == Side.Source ? [] : EquatableArray.From(_space.Variables.PortNames
                .Where(entry => _leaf.Box[entry.Value] is { } declared && !Bits.Has(declared, 0))
                .Select(entry => new ContainerPort(entry.Key.Name, _port, entry.Key.Protocol))),
        },
    };

    private EquatableArray<KeyValue> Labels(IEnumerable<KeyValuePair<string, int>> variables, Side side, Func<string, LabelValues> values) => EquatableArray.From(
        variables
            .Where(label => _leaf.Box[label.Value + (int)side] is { } set && !Bits.Has(set, LabelValues.Absent))
            .Select(label => new KeyValue(label.Key, values(label.Key).Value(_leaf.Box[label.Value + (int)side]!)))
            .OrderBy(label => label.Key, StringComparer.Ordinal));
}
