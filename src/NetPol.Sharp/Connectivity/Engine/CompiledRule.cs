using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Engine;

/// <summary>A rule with its peers as sets of classes and its ports as numbers and names.</summary>
/// <param name="Anyone">Whether the rule has no peers, so that it admits every end.</param>
/// <param name="Pods">The sets of its selector peers.</param>
/// <param name="Blocks4">The sets of its IPv4 blocks.</param>
/// <param name="Blocks6">The sets of its IPv6 blocks.</param>
/// <param name="Ports">The ports that it gives by number.</param>
/// <param name="Names">The ports that it gives by name.</param>
internal sealed record CompiledRule(bool Anyone, ClassSet[] Pods, ClassSet[] Blocks4, ClassSet[] Blocks6, int Ports, int[] Names)
{
    /// <summary>Whether an end of a class matches over a family; families never mix.</summary>
    internal bool Admits(int peer, IPFamily family) => Anyone || Any(Pods, peer) || Any(Blocks(family), peer);

    internal ClassSet[] Blocks(IPFamily family) => family == IPFamily.IPv4 ? Blocks4 : Blocks6;

    private static bool Any(ClassSet[] sets, int index)
    {
        foreach (var set in sets)
        {
            if (set.Contains(index))
            {
                return true;
            }
        }

        return false;
    }
}
