using static NetPol.Sharp.Model.Decoding;

namespace NetPol.Sharp.Model;

/// <summary>
/// Makes a <see cref="NetworkPolicy"/> of an object as written. A null is a field left out; an empty list or object stays one.
/// </summary>
public static class NetworkPolicyDecoder
{
    /// <summary>The policy; <c>null</c> when the object holds what the model cannot: the API server rejects such objects, and NETPOL1010 and its like say why.</summary>
    /// <param name="policy">An object of kind NetworkPolicy.</param>
    public static NetworkPolicy? TryDecode(ManifestObject policy)
    {
        try
        {
            return new NetworkPolicy
            {
                Span = policy.Span,
                Metadata = Metadata(Object(policy["metadata"])),
                Spec = policy["spec"] is { } spec ? Spec(Object(spec)) : NetworkPolicySpec.Absent,
            };
        }
        catch (NotDecodableException)
        {
            return null;
        }
    }

    private static ObjectMeta Metadata(ManifestObject metadata) => new()
    {
        Span = metadata.Span,
        Name = Text(metadata["name"]),
        Namespace = Text(metadata["namespace"]) is { Length: > 0 } name ? NamespaceName.Of(name) : NamespaceName.Unnamed,
        Labels = Map(metadata["labels"]),
        Annotations = Map(metadata["annotations"]),
    };

    private static NetworkPolicySpec Spec(ManifestObject spec) => new()
    {
        Span = spec.Span,
        PodSelector = Selector(spec["podSelector"]),
        PolicyTypes = List(spec["policyTypes"], Direction),
        Ingress = List(spec["ingress"], rule => Rule(Object(rule), "from")),
        Egress = List(spec["egress"], rule => Rule(Object(rule), "to")),
    };

    private static PolicyType Direction(ManifestNode node) => Text(node) switch
    {
        "Ingress" => PolicyType.Ingress,
        "Egress" => PolicyType.Egress,
        _ => throw new NotDecodableException(SourceSpan.None, ""),
    };

    private static NetworkPolicyRule Rule(ManifestObject rule, string peers) => new()
    {
        Span = rule.Span,
        Peers = List(rule[peers], peer => Peer(Object(peer))),
        Ports = List(rule["ports"], port => Port(Object(port))),
    };

    private static NetworkPolicyPeer Peer(ManifestObject peer)
    {
        var (block, pods, namespaces) = (peer["ipBlock"], peer["podSelector"], peer["namespaceSelector"]);
        return (block, pods ?? namespaces) switch
        {
            ({ } written, null) => Block(Object(written)) with { Span = peer.Span },
            (null, not null) => new SelectorPeer { Span = peer.Span, PodSelector = Selector(pods), NamespaceSelector = Selector(namespaces) },
            _ => throw new NotDecodableException(SourceSpan.None, ""),
        };
    }

    private static IPBlock Block(ManifestObject block) => new() { Cidr = Cidr(block["cidr"]), Except = List(block["except"], Cidr) };

    private static CidrBlock Cidr(ManifestNode? node) => CidrBlock.TryParse(Text(node)) ?? throw new NotDecodableException(SourceSpan.None, "");

    private static NetworkPolicyPort Port(ManifestObject port) => new()
    {
        Span = port.Span,
        Protocol = port["protocol"] is { } protocol ? ProtocolOf(protocol) : null,
        Port = (port["port"], port["endPort"]) switch
        {
            (null, null) => PortSpecifier.Any,
            (ManifestScalar { Kind: ManifestScalarKind.String } name, null) => new PortName(name.Text),
            ({ } number, null) => new PortNumber(Number(number)),
            ({ } first, { } last) => new PortRange(Number(first), Number(last)),
            _ => throw new NotDecodableException(SourceSpan.None, ""),
        },
    };
}
