using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using YamlDotNet.RepresentationModel;

namespace NetPol.Sharp.Tests.Reference;

/// <summary>
/// What NetworkPolicies in YAML mean, one connection at a time, written from the API's text. Shares no code with the library:
/// it reads YAML nodes and nothing else.
/// </summary>
internal sealed class BruteForce
{
    private readonly List<(string Namespace, YamlMappingNode Spec)> _policies = [];

    /// <param name="yaml">A stream of NetworkPolicies.</param>
    /// <param name="appliedTo">The namespace of objects that name none.</param>
    internal BruteForce(string yaml, string appliedTo = "default")
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        foreach (var document in stream.Documents)
        {
            var root = (YamlMappingNode)document.RootNode;
            var metadata = (YamlMappingNode)Get(root, "metadata")!;
            _policies.Add((Text(Get(metadata, "namespace")) ?? appliedTo, (YamlMappingNode)Get(root, "spec")!));
        }
    }

    internal bool Allowed(Endpoint source, Endpoint destination, string protocol, int port) =>
        Admits("Egress", source, destination, destination, protocol, port)
        && Admits("Ingress", destination, source, destination, protocol, port);

    /// <summary>semantics.md 14: some policy of the pod's namespace selects it and has the direction in its effective types.</summary>
    internal bool Isolated(Endpoint pod, string direction) => Selecting(pod, direction).Any();

    // One side: a side that is no pod, or that nothing isolates, allows (9, 13).
    private bool Admits(string direction, Endpoint self, Endpoint peer, Endpoint destination, string protocol, int port)
    {
        var selecting = Selecting(self, direction).ToArray();
        return selecting.Length == 0 || selecting.Any(policy =>
            Items(Get(policy.Spec, direction == "Ingress" ? "ingress" : "egress")).Any(rule =>
                PortsMatch(Items(Get(rule, "ports")), destination, protocol, port)
                && PeersMatch(Items(Get(rule, direction == "Ingress" ? "from" : "to")), policy.Namespace, peer)));
    }

    private IEnumerable<(string Namespace, YamlMappingNode Spec)> Selecting(Endpoint pod, string direction) =>
        _policies.Where(policy =>
            pod.Namespace == policy.Namespace
            && EffectiveTypes(policy.Spec).Contains(direction, StringComparer.Ordinal)
            && SelectorMatches(Get(policy.Spec, "podSelector"), pod.Labels));

    // semantics.md 16
    private static string[] EffectiveTypes(YamlMappingNode spec)
    {
        var written = Items(Get(spec, "policyTypes")).Select(item => Text(item)!).ToArray();
        if (written.Length > 0)
        {
            return written;
        }

        return Items(Get(spec, "egress")).Length > 0 ? ["Ingress", "Egress"] : ["Ingress"];
    }

    private static bool PortsMatch(YamlNode[] ports, Endpoint destination, string protocol, int port) =>
        ports.Length == 0 || Array.Exists(ports, entry => PortMatches(entry, destination, protocol, port));

    private static bool PortMatches(YamlNode entry, Endpoint destination, string protocol, int port)
    {
        if ((Text(Get(entry, "protocol")) ?? "TCP") != protocol)
        {
            return false;
        }

        if (Get(entry, "port") is not YamlScalarNode scalar)
        {
            return true;
        }

        var isPlain = scalar.Style is YamlDotNet.Core.ScalarStyle.Plain;
        if (isPlain && int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var first))
        {
            var last = Text(Get(entry, "endPort")) is { } end ? int.Parse(end, CultureInfo.InvariantCulture) : first;
            return port >= first && port <= last;
        }

        return destination.NamedPorts.Any(named => named.Name == scalar.Value && named.Protocol == protocol && named.Port == port);
    }

    private static bool PeersMatch(YamlNode[] peers, string policyNamespace, Endpoint peer) =>
        peers.Length == 0 || Array.Exists(peers, item => PeerMatches(item, policyNamespace, peer));

    private static bool PeerMatches(YamlNode item, string policyNamespace, Endpoint peer)
    {
        if (Get(item, "ipBlock") is { } block)
        {
            return InCidr(Text(Get(block, "cidr"))!, peer.Address)
                && !Items(Get(block, "except")).Any(except => InCidr(Text(except)!, peer.Address));
        }

        if (peer.Namespace is null)
        {
            return false;
        }

        var namespaceSelector = Get(item, "namespaceSelector");
        var inScope = namespaceSelector is null
            ? peer.Namespace == policyNamespace
            : SelectorMatches(namespaceSelector, peer.NamespaceLabels);
        return inScope && (Get(item, "podSelector") is not { } podSelector || SelectorMatches(podSelector, peer.Labels));
    }

    internal static bool InCidr(string cidr, IPAddress address)
    {
        var slash = cidr.IndexOf('/', StringComparison.Ordinal);
        var network = IPAddress.Parse(cidr[..slash]);
        if (network.AddressFamily != address.AddressFamily)
        {
            return false;
        }

        var length = int.Parse(cidr[(slash + 1)..], CultureInfo.InvariantCulture);
        var (left, right) = (network.GetAddressBytes(), address.GetAddressBytes());
        return Enumerable.Range(0, length).All(bit => Bit(left, bit) == Bit(right, bit));
    }

    private static int Bit(byte[] bytes, int bit) => (bytes[bit / 8] >> (7 - (bit % 8))) & 1;

    // semantics.md 51-57; a null selector as podSelector of a spec selects everything (21).
    private static bool SelectorMatches(YamlNode? selector, IReadOnlyDictionary<string, string> labels)
    {
        if (selector is not YamlMappingNode)
        {
            return true;
        }

        return Entries(Get(selector, "matchLabels")).All(pair => labels.TryGetValue(pair.Key, out var value) && value == pair.Value)
            && Items(Get(selector, "matchExpressions")).All(expression => ExpressionMatches(expression, labels));
    }

    private static bool ExpressionMatches(YamlNode expression, IReadOnlyDictionary<string, string> labels)
    {
        var present = labels.TryGetValue(Text(Get(expression, "key"))!, out var value);
        var isListed = Items(Get(expression, "values")).Any(item => Text(item) == value);
        return Text(Get(expression, "operator")) switch
        {
            "In" => present && isListed,
            "NotIn" => !present || !isListed,
            "Exists" => present,
            "DoesNotExist" => !present,
            var other => throw new InvalidDataException("operator " + other),
        };
    }

    private static IEnumerable<(string Key, string Value)> Entries(YamlNode? node) =>
        node is YamlMappingNode mapping ? mapping.Children.Select(pair => (Text(pair.Key)!, Text(pair.Value)!)) : [];

    private static YamlNode[] Items(YamlNode? node) => node is YamlSequenceNode sequence ? [.. sequence.Children] : [];

    private static YamlNode? Get(YamlNode node, string key) =>
        node is YamlMappingNode mapping ? mapping.Children.FirstOrDefault(pair => Text(pair.Key) == key).Value : null;

    private static string? Text(YamlNode? node) => (node as YamlScalarNode)?.Value;
}
