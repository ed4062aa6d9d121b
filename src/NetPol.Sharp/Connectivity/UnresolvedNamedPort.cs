namespace NetPol.Sharp;

/// <summary>What a named port means to a plugin that cannot look names up.</summary>
public enum UnresolvedNamedPort
{
    /// <summary>The plugin looks names up, and a name that the destination does not declare matches nothing: the API's text.</summary>
    None,

    /// <summary>Every port of the protocol: OVN-Kubernetes.</summary>
    AllPortsOfProtocol,

    /// <summary>The whole policy is dropped: Weave Net.</summary>
    RejectPolicy,
}
