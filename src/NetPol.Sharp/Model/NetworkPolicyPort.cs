namespace NetPol.Sharp.Model;

/// <summary>
/// One item of <c>ports[]</c>: a protocol, and the ports of it that the destination pod listens on
/// (container ports, never Service ports).
/// </summary>
public sealed record NetworkPolicyPort : ModelNode
{
    /// <summary>The protocol as written: <c>ports[].protocol</c>. Absent (<c>null</c>) is TCP, see <see cref="EffectiveProtocol"/>.</summary>
    public Protocol? Protocol { get; init; }

    /// <summary>The ports: <c>ports[].port</c> and <c>ports[].endPort</c>.</summary>
    public PortSpecifier Port { get; init; } = PortSpecifier.Any;

    /// <summary>The protocol that counts: TCP where none is written.</summary>
    public Protocol EffectiveProtocol => Protocol ?? Model.Protocol.Tcp;

    /// <summary>The item as messages name it: <c>TCP 8080</c>, <c>TCP 30000-32767</c>, <c>UDP dns</c>, <c>any TCP</c>.</summary>
    public override string ToString()
    {
        var protocol = EffectiveProtocol.ApiName();
        return Port is AnyPort ? "any " + protocol : protocol + " " + Port;
    }
}
