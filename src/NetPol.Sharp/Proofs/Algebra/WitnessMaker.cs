using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>Makes a connection that people can read of a leaf.</summary>
internal sealed class WitnessMaker
{
    private readonly World _world;
    private readonly Space _space;
    private readonly Costs _costs;
    private readonly Leaf _leaf;
    private readonly Picks _picks;

    private WitnessMaker(World world, Leaf leaf) =>
        (_world, _space, _leaf, _costs, _picks) = (world, world.Space, leaf, new Costs(world.Space), new Picks(leaf, world.Space));

    internal static Witness Of(Leaf leaf, World world, AssertionBox about) => new WitnessMaker(world, leaf).Make(about);

    private Witness Make(AssertionBox about)
    {
        var (protocol, port) = _space.Ports.Port(_picks.Port);
        var (sourceAddress, destinationAddress) = Addresses();
        var region = _leaf.Region;
        return new Witness
        {
            From = about.IsFromPods ? Pod(Side.Source, sourceAddress, port) : Outside(),
            To = about.IsToPods ? Pod(Side.Destination, destinationAddress, port) : Outside(),
            Protocol = protocol,
            Port = port,
            Family = _picks.Family,
            Egress = region.KeptOutBy is null ? SideOf(_world.Egress, about.IsFromPods, region.LetOutBy, region.HeldBackBy) : null,
            Ingress = region.HeldBackBy is null ? SideOf(_world.Ingress, about.IsToPods, region.LetInBy, region.KeptOutBy) : null,
        };
    }

    private WitnessSide SideOf(DirectionBoxes direction, bool isPod, Admission? rule, Isolation? isolation) => new()
    {
        Direction = direction.Direction,
        IsAllowed = isolation is null,
        IsOutside = !isPod,

        // A rule of a policy that does not isolate (some plugins add those) is no reason where no other one does.
        AdmittedBy = rule is not null && direction.IsolatesSome(_picks.ToBox()) ? rule.Rule : null,
        Peer = rule is { Peer: { } peer } && !(peer is IPBlock && rule.Rule.Rule.Peers.OfType<IPBlock>().Skip(1).Any()) ? peer : null,
        IsolatedBy = isolation?.Policy,
    };

    private WitnessEnd Outside()
    {
        var variable = Variables.OutsideAddress(_picks.Family);
        return new WitnessEnd(_space.Addresses(_picks.Family).Pick(_leaf.Box[variable] ?? _space.Domain(variable)).First());
    }

    private WitnessEnd Pod(Side side, Address? address, int port)
    {
        // Two pods of one namespace see the labels that it has; those of the source are said of both.
        var ns = new Namespace
        {
            Name = side == Side.Source
                ? _space.Namespaces.Name(_picks.Source, "some-namespace")
                : _space.Namespaces.Name(_picks.Destination, _leaf.IsInOneNamespace ? "some-namespace" : "another-namespace"),
            Labels = Labels(_space.Variables.NamespaceLabels, side, _space.NamespaceLabel),
        };
        var template = new PodTemplate
        {
            Labels = Labels(_space.Variables.PodLabels, side, _space.PodLabel),
            Ports = side == Side.Source ? [] : EquatableArray.From(_space.Variables.PortNames
                .Where(entry => _picks.Of(entry.Value) != 0)
                .Select(entry => new ContainerPort(entry.Key.Name, port, entry.Key.Protocol))),
        };
        var pod = new Pod
        {
            Name = side == Side.Source ? "source" : "destination",
            Namespace = ns.Name,
            Phase = PodPhase.Running,
            Addresses = address is { } stated ? [stated] : [],
            Template = template,
        };
        return new WitnessEnd(pod, ns);
    }

    private (Address? Source, Address? Destination) Addresses()
    {
        var (source, destination) = (Addresses(Side.Source), Addresses(Side.Destination));
        if (source.Length == 0 || destination.Length == 0)
        {
            return (source.Length == 0 ? null : source[0], destination.Length == 0 ? null : destination[0]);
        }

        // The simplest two that differ.
        return Array.FindIndex(destination, address => address != source[0]) is >= 0 and var index
            ? (source[0], destination[index])
            : (Array.Find(source, address => address != destination[0]), destination[0]);
    }

    /// <summary>The addresses of which the pod of a side has to have one, the simplest first; none when any will do.</summary>
    private Address[] Addresses(Side side) => _costs.IsStated(_leaf.Box, side, _picks.Family)
        ? [.. _space.Addresses(_picks.Family).Pick(_leaf.Box[Variables.PodAddress(side, _picks.Family)]!)]
        : [];

    private EquatableArray<KeyValue> Labels(IEnumerable<KeyValuePair<string, int>> variables, Side side, Func<string, LabelValues> values) => EquatableArray.From(
        variables
            .Select(label => (label.Key, Atom: _picks.Of(label.Value + (int)side)))
            .Where(label => label.Atom != LabelValues.Absent)
            .Select(label => new KeyValue(label.Key, values(label.Key).Value(label.Atom)))
            .OrderBy(label => label.Key, StringComparer.Ordinal));
}
