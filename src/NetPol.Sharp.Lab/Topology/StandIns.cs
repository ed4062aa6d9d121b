using System.Collections.Generic;
using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Lab.Topology;

/// <summary>Addresses that stand for the rest of the world: those on both sides of each bound of each ipBlock, where mistakes are made, and one that nobody mentions.</summary>
internal static class StandIns
{
    /// <summary>How many of one family there are at most; of more, evenly spaced ones are taken.</summary>
    internal const int Most = 24;

    private static readonly string[] s_anyone = ["198.51.100.77", "2001:db8:77::77"];

    // What no host can send from or receive at, and what the router of the lab has itself.
    private static readonly AddressRange[] s_unusable =
    [
        .. new[] { "0.0.0.0/8", "127.0.0.0/8", "192.0.0.8/32", "224.0.0.0/3", "::/127", "100::1/128", "fe80::/10", "ff00::/8" }.Select(text => AddressRange.Of(CidrBlock.TryParse(text)!)),
    ];

    internal static bool IsUsable(Address address) => !s_unusable.Any(range => range.Contains(address));

    /// <summary>The addresses for policies.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="taken">Addresses of pods and nodes.</param>
    /// <returns>The addresses, and how many were left out.</returns>
    internal static (IReadOnlyList<Address> Addresses, int LeftOut) Of(IEnumerable<NetworkPolicy> policies, IReadOnlySet<Address> taken)
    {
        var bounds =
            from policy in policies
            from rule in policy.Spec.Ingress.Concat(policy.Spec.Egress)
            from block in rule.Peers.OfType<IPBlock>()
            from cidr in block.Except.Prepend(block.Cidr)
            let range = AddressRange.Of(cidr)
            let family = AddressRange.All(cidr.Family)
            from bound in new[] { range.First == family.First ? (Address?)null : range.First.Previous(), range.First, range.Last, range.Last.Next() }
            where bound is { } address && IsUsable(address) && !taken.Contains(address)
            select bound.Value;
        Address[] all =
        [
            .. bounds
                .Concat(s_anyone.Select(text => Address.TryParse(text)!.Value).Where(address => !taken.Contains(address)))
                .Distinct()
                .Order(),
        ];
        Address[] chosen = [.. all.GroupBy(address => address.Family).SelectMany(family => Spaced([.. family]))];
        return (chosen, all.Length - chosen.Length);
    }

    private static IEnumerable<Address> Spaced(Address[] all) =>
        all.Length <= Most ? all : Enumerable.Range(0, Most).Select(index => all[index * (all.Length - 1) / (Most - 1)]);
}
