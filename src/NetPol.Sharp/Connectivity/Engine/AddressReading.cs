using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Engine;

/// <summary>Addresses of both families as a plugin with given habits sees them, known or not.</summary>
internal sealed class AddressReading(ConnectivityOptions options, bool mayMatch)
{
    // The blocks of pods without an address, by family.
    private readonly int[] _ofUnknown = new int[2];

    internal AddressSpace V4 { get; } = new(IPFamily.IPv4);

    internal AddressSpace V6 { get; } = new(IPFamily.IPv6);

    internal AddressSpace Of(IPFamily family) => family == IPFamily.IPv4 ? V4 : V6;

    /// <summary>Whether some pod has no address yet, so that every block matters to it.</summary>
    private bool _hasUnknown;

    /// <summary>Whether blocks came that the addresses were not cut at yet.</summary>
    internal bool HasNewBlocks => AddressFamilies.All.Any(family => Of(family).CutCount < Of(family).BlockCount);

    /// <summary>Whether such a block concerns a pod, so that pods have to be told apart again.</summary>
    internal bool NewBlockConcernsPods => HasNewBlocks && (_hasUnknown || AddressFamilies.All.Any(family => Of(family).NewBlockHoldsPod()));

    internal void Cut()
    {
        foreach (var family in AddressFamilies.All)
        {
            var space = Of(family);
            space.Cut();
            var blocks = Enumerable.Range(0, space.BlockCount).Where(block => mayMatch ? space.OfPods(block).Any : space.OfPods(block).All);
            _ofUnknown[(int)family] = space.Membership([.. blocks]);
        }
    }

    /// <summary>Whether some block might match a pod without an address and does not have to.</summary>
    internal bool DependsOnUnknown() => AddressFamilies.All.Any(family =>
        Enumerable.Range(0, Of(family).BlockCount).Any(block => Of(family).OfPods(block) is { Any: true, All: false }));

    /// <summary>Every membership that some address has.</summary>
    internal IEnumerable<(IPFamily Family, int Membership)> Memberships() =>
        AddressFamilies.All.Where(options.Uses).SelectMany(family => Of(family).Pieces().Select(piece => piece.Membership).Distinct().Select(membership => (family, membership)));

    /// <summary>The membership of a pod's address of a family, or <see cref="ClassTable.NoAddress"/>.</summary>
    internal int Membership(Pod pod, IPFamily family)
    {
        var isMatched = options.IsNodeToPolicies(pod.Template) ? options.IPBlockMatchesNodes : options.IPBlockMatchesPods;
        if (!options.Uses(family))
        {
            return ClassTable.NoAddress;
        }

        if (pod.Addresses.Count == 0)
        {
            _hasUnknown = true;
            return isMatched ? _ofUnknown[(int)family] : AddressSpace.InNoBlock;
        }

        foreach (var address in pod.Addresses.AsSpan())
        {
            if (address.Family == family)
            {
                return isMatched ? Of(family).MembershipOfPod(address) : AddressSpace.InNoBlock;
            }
        }

        return ClassTable.NoAddress;
    }
}
