using System;
using System.Collections.Generic;
using System.Globalization;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>The order of peers and ports in an object that sentences make, so that it does not depend on the order of sentences.</summary>
internal static class CanonicalOrder
{
    /// <summary>A text that sorts peers: the policy's own namespace, other namespaces, addresses; then by their selectors.</summary>
    internal static string Key(NetworkPolicyPeer peer) => peer switch
    {
        SelectorPeer { NamespaceSelector.IsAbsent: true } pods => "0 " + pods.PodSelector,
        SelectorPeer pods => "1 " + pods.NamespaceSelector + " " + pods.PodSelector,
        IPBlock block => "2 " + (block.Cidr.Family == IPFamily.IPv4 ? "4 " : "6 ") + block.Cidr + " " + string.Join(" ", block.Except),
        _ => throw new ArgumentOutOfRangeException(nameof(peer)),
    };

    /// <summary>A text that sorts ports: by protocol; then every port, numbers and ranges by their first port, names.</summary>
    internal static string Key(NetworkPolicyPort port) => ((int)port.EffectiveProtocol).ToString(CultureInfo.InvariantCulture) + port.Port switch
    {
        AnyPort => "0",
        PortNumber number => Padded(number.Number),
        PortRange range => Padded(range.First) + Padded(range.Last),
        PortName name => "2" + name.Name,
        _ => throw new ArgumentOutOfRangeException(nameof(port)),
    };

    private static string Padded(int port) => "1" + port.ToString("D5", CultureInfo.InvariantCulture);
}
