using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>Finds exceptions of ipBlocks whose addresses another peer admits all the same: for some of the same pods, on some of the same ports.</summary>
internal static class Holes
{
    // Thousands of rules with exceptions in one namespace are compared with each other; beyond this nothing more is said.
    private const int MaxComparisons = 2_000_000;

    internal static IEnumerable<(RuleReference Rule, IPBlock Block, CidrBlock Except, Admission By)> Of(DirectionBoxes direction, Space space)
    {
        var comparisons = MaxComparisons;
        foreach (var rule in direction.Rules)
        {
            foreach (var block in rule.Rule.Rule.Peers.OfType<IPBlock>().Where(block => block.Except.Count > 0))
            {
                // The boxes of the peer are its pods, ports and addresses; with the exception's addresses in their place they are the hole.
                Admission[] own = [.. rule.ToOutside.Where(admission => ReferenceEquals(admission.Peer, block))];
                foreach (var except in own.Length == 0 ? [] : block.Except)
                {
                    foreach (var by in direction.ToOutside[rule.Namespace].Where(admission => !ReferenceEquals(admission.Peer, block)))
                    {
                        if (comparisons-- <= 0)
                        {
                            yield break;
                        }

                        if (Array.Exists(own, admission => Reopens(by, admission, except, space)))
                        {
                            yield return (rule.Rule, block, except, by);
                            break;
                        }
                    }
                }
            }
        }
    }

    private static bool Reopens(Admission other, Admission own, CidrBlock except, Space space)
    {
        var address = Variables.OutsideAddress(except.Family);
        var hole = space.Addresses(except.Family).Set(new IPBlock { Cidr = except });
        return (other.Box[address] is not { } admitted || hole.IsSubsetOf(admitted)) && other.Box.Without(address).Intersects(own.Box.Without(address));
    }
}
