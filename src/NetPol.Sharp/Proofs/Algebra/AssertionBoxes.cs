using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Engine;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>The connections that an assertion is about, as boxes: a box for each pair of ends that are one thing, and each kind of port.</summary>
internal static class AssertionBoxes
{
    /// <summary>What an assertion says does not depend on the plugin.</summary>
    internal static ConnectivityOptions AsWritten { get; } = new();

    internal static IEnumerable<AssertionBox> Of(Assertion assertion, Space space, ConnectivityOptions options)
    {
        var families = Families(options);
        foreach (var from in Ends(assertion.From, Side.Source, space))
        {
            foreach (var to in Ends(assertion.To, Side.Destination, space))
            {
                // Between two ends that are no pods no policy applies.
                if (!from.IsPod && !to.IsPod)
                {
                    continue;
                }

                foreach (var ports in Ports(assertion.Ports, space, to.IsPod))
                {
                    if (from.Box.And(to.Box)?.And(ports)?.And(families) is { } box)
                    {
                        yield return new AssertionBox(box, from.IsPod, to.IsPod);
                    }
                }
            }
        }
    }

    /// <summary>Connections over the families that the cluster uses.</summary>
    internal static Box Families(ConnectivityOptions options) => options.Families switch
    {
        IPFamilies.V4 => Space.Over(IPFamily.IPv4),
        IPFamilies.V6 => Space.Over(IPFamily.IPv6),
        _ => Box.Everything,
    };

    private static IEnumerable<(Box Box, bool IsPod)> Ends(EquatableArray<NetworkPolicyPeer> peers, Side side, Space space)
    {
        if (peers.IsAbsent)
        {
            yield return (PodAddresses(side, space), true);
            yield return (Box.Everything, false);
        }

        foreach (var peer in peers)
        {
            switch (peer)
            {
                case SelectorPeer selector when space.InNamespaces(side, selector.NamespaceSelector)?.And(PodAddresses(side, space)) is { } namespaces
                    && space.Pods(side, selector.PodSelector)?.And(namespaces) is { } pods:
                    yield return (pods, true);
                    break;
                case IPBlock block when space.OutsideIn(block) is { } outside:
                    yield return (outside, false);
                    break;
            }
        }
    }

    private static Box PodAddresses(Side side, Space space) => Box.Everything
        .With(Variables.PodAddress(side, IPFamily.IPv4), space.IPv4.Pods)!
        .With(Variables.PodAddress(side, IPFamily.IPv6), space.IPv6.Pods)!;

    private static IEnumerable<Box> Ports(EquatableArray<NetworkPolicyPort> ports, Space space, bool isToPod)
    {
        var numbers = ports.IsAbsentOrEmpty ? ConnectionSet.All : ConnectionSet.Of(
            [.. ports.Select(port => PolicyReading.Points(port, AsWritten)).Where(points => points is not null).Select(points => points!.Value)]);
        if (space.To(numbers) is { } numbered)
        {
            yield return numbered;
        }

        foreach (var port in isToPod ? ports.Where(port => port.Port is PortName) : [])
        {
            yield return space.ToNamed(((PortName)port.Port).Name, port.EffectiveProtocol);
        }
    }
}
