using System;
using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>Finds exceptions of ipBlocks whose addresses another rule, or other peers, admit all the same: for some of the same pods, on some of the same ports.</summary>
internal static class Holes
{
    // Thousands of rules with exceptions in one namespace are compared with each other; beyond this nothing more is said.
    private const int MaxComparisons = 2_000_000;

    internal static IEnumerable<(RuleReference Rule, IPBlock Block, CidrBlock Except, RuleReference By, SourceSpan Span)> Of(DirectionBoxes direction, Space space)
    {
        var comparisons = MaxComparisons;
        var rules = direction.Rules.Where(rule => rule.ToOutside.Count > 0).ToLookup(rule => rule.Namespace);
        foreach (var rule in direction.Rules)
        {
            foreach (var block in rule.Rule.Rule.Peers.OfType<IPBlock>().Where(block => block.Except.Count > 0))
            {
                // The boxes of the peer are its pods, ports and addresses; with the exception's addresses in their place they are the hole.
                Admission[] own = [.. rule.ToOutside.Where(admission => ReferenceEquals(admission.Peer, block))];
                foreach (var except in own.Length == 0 ? [] : block.Except)
                {
                    var hole = space.Addresses(except.Family).Set(new IPBlock { Cidr = except });
                    foreach (var by in rules[rule.Namespace])
                    {
                        comparisons -= by.ToOutside.Count;
                        if (comparisons <= 0)
                        {
                            yield break;
                        }

                        if (Reopening(by, block, own, hole) is { } admission)
                        {
                            yield return (rule.Rule, block, except, by.Rule, admission.Peer?.Span ?? by.Rule.Span);
                            break;
                        }
                    }
                }
            }
        }
    }

    // The peer of a rule that holds the hole, or the first of those that do together: peers of one rule have the same pods and ports.
    private static Admission? Reopening(RuleBoxes rule, IPBlock block, Admission[] own, AtomSet hole)
    {
        var address = Variables.OutsideAddress(block.Cidr.Family);
        Admission? first = null;
        var left = hole;
        foreach (var other in rule.ToOutside)
        {
            if (ReferenceEquals(other.Peer, block) || (other.Box[address] is { } some && !some.Intersects(hole)) || !IsForSomeOf(other, own, address))
            {
                continue;
            }

            if (other.Box[address] is not { } admitted || hole.IsSubsetOf(admitted))
            {
                return other;
            }

            first ??= other;
            left = left.Except(admitted);
        }

        return left.IsEmpty ? first : null;
    }

    private static bool IsForSomeOf(Admission other, Admission[] own, int address)
    {
        var box = other.Box.Without(address);
        return Array.Exists(own, admission => box.Intersects(admission.Box.Without(address)));
    }
}
