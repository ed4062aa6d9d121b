using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>Finds exceptions of ipBlocks whose addresses another peer admits all the same: for some of the same pods, on some of the same ports.</summary>
internal static class Holes
{
    internal static IEnumerable<(RuleReference Rule, IPBlock Block, CidrBlock Except, Admission By)> Of(DirectionBoxes direction, Space space)
    {
        foreach (var rule in direction.Rules)
        {
            foreach (var block in rule.Rule.Rule.Peers.OfType<IPBlock>().Where(block => block.Except.Count > 0))
            {
                // The boxes of the peer are its pods, ports and addresses; with the exception's addresses in their place they are the hole.
                var own = rule.ToOutside.FirstOrDefault(admission => ReferenceEquals(admission.Peer, block));
                foreach (var except in own is null ? [] : block.Except)
                {
                    var others = direction.ToOutside[rule.Namespace].Where(admission => !ReferenceEquals(admission.Peer, block));
                    if (others.FirstOrDefault(admission => Reopens(admission, own!, except, space)) is { } by)
                    {
                        yield return (rule.Rule, block, except, by);
                    }
                }
            }
        }
    }

    private static bool Reopens(Admission other, Admission own, CidrBlock except, Space space)
    {
        var address = Variables.OutsideAddress(except.Family);
        var hole = space.Addresses(except.Family).Set(new IPBlock { Cidr = except });
        return (other.Box[address] is not { } admitted || Bits.IsSubset(hole, admitted)) && other.Box.Without(address).Intersects(own.Box.Without(address));
    }
}
