namespace NetPol.Sharp.Engine;

/// <summary>What the members of a class are.</summary>
internal enum EndpointKind
{
    /// <summary>Pods that policies select.</summary>
    Pod,

    /// <summary>Pods on the host network that no selector matches.</summary>
    HostPod,

    /// <summary>IPv4 addresses that are no pods.</summary>
    Address4,

    /// <summary>IPv6 addresses that are no pods.</summary>
    Address6,
}
