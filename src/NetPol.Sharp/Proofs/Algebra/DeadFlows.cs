using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>Finds peers that a rule admits in vain: whatever pods they are, the other side is isolated and admits none of these connections.</summary>
internal static class DeadFlows
{
    // What looking for a way through the other side may cost; beyond that nothing is said.
    private const long Budget = 100_000;

    internal static IEnumerable<(RuleReference Rule, NetworkPolicyPeer Peer, Isolation By)> Of(World world, DirectionBoxes direction)
    {
        var other = world.Directions.First(candidate => candidate != direction);
        var regions = new Regions(world);
        foreach (var rule in direction.Rules)
        {
            foreach (var ofPeer in rule.ToPods.Where(admission => admission.Peer is SelectorPeer).GroupBy(admission => admission.Peer!))
            {
                if (ofPeer.All(admission => IsDead(admission, other, regions, world.Space)) && FirstIsolation(ofPeer.First().Box, other) is { } isolation)
                {
                    yield return (rule.Rule, ofPeer.Key, isolation);
                }
            }
        }
    }

    private static bool IsDead(Admission admission, DirectionBoxes other, Regions regions, Space space)
    {
        var search = new Search(space, Budget);
        foreach (var region in regions.Through(other, WithPorts(admission.Box, space)))
        {
            search.Try(region);
            if (search.Best is not null || search.IsExhausted)
            {
                return false;
            }
        }

        return true;
    }

    private static Box WithPorts(Box box, Space space) => box.And(space.To(ConnectionSet.All)!)!;

    private static Isolation? FirstIsolation(Box box, DirectionBoxes other) =>
        other.Isolations.SelectMany(group => group).FirstOrDefault(isolation => isolation.Box.Intersects(box));
}
