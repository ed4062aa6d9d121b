using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetPol.Sharp.Lab.Topology;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Lab.Rulesets;

/// <summary>Items of <c>ports[]</c> as conditions of nftables.</summary>
internal static class PortMatch
{
    /// <summary>The conditions for packets of one family, of which one must hold; an empty one always does.</summary>
    /// <param name="ports">The items; none means every port of every protocol.</param>
    /// <param name="destinations">The pods whose port names count.</param>
    /// <param name="family">The family.</param>
    internal static IEnumerable<string> Of(EquatableArray<NetworkPolicyPort> ports, IReadOnlyList<LabPod> destinations, IPFamily family) =>
        ports.Count == 0 ? [""] : ports.SelectMany(port => Of(port, destinations, family));

    private static string[] Of(NetworkPolicyPort port, IReadOnlyList<LabPod> destinations, IPFamily family)
    {
        var protocol = port.Protocol ?? Protocol.Tcp; // the API's default
        var word = protocol switch
        {
            Protocol.Udp => "udp",
            Protocol.Sctp => "sctp",
            _ => "tcp",
        };
        return port.Port switch
        {
            PortNumber number => [string.Create(CultureInfo.InvariantCulture, $"{word} dport {number.Number} ")],
            PortRange range => [string.Create(CultureInfo.InvariantCulture, $"{word} dport {range.First}-{range.Last} ")],
            PortName name => Named(name.Name, protocol, word, destinations, family),
            _ => ["meta l4proto " + word + " "],
        };
    }

    // A name means what each destination declares under it, for this protocol.
    private static string[] Named(string name, Protocol protocol, string word, IReadOnlyList<LabPod> destinations, IPFamily family)
    {
        var pairs =
            from pod in destinations
            from port in pod.Pod.Template.Ports
            where port.Name == name && port.Protocol == protocol
            from address in pod.Pod.Addresses
            where address.Family == family
            select string.Create(CultureInfo.InvariantCulture, $"{address} . {port.Number}");
        var elements = string.Join(", ", pairs.Distinct());
        return elements.Length == 0 ? [] : [$"{Ruleset.Word(family)} daddr . {word} dport {{ {elements} }} "];
    }
}
