namespace NetPol.Sharp;

/// <summary>What a network plugin may know of NetworkPolicies, and habits in which plugins differ.</summary>
public enum PlatformFeature
{
    /// <summary>Isolation and rules for connections to pods.</summary>
    Ingress,

    /// <summary>Isolation and rules for connections from pods.</summary>
    Egress,

    /// <summary>Peers in other namespaces: <c>namespaceSelector</c>.</summary>
    NamespaceSelector,

    /// <summary>Peers by address: <c>ipBlock</c>.</summary>
    IPBlock,

    /// <summary>Exceptions of an <c>ipBlock</c>: <c>except</c>.</summary>
    Except,

    /// <summary>Ranges of ports: <c>endPort</c>.</summary>
    EndPort,

    /// <summary>The protocol SCTP.</summary>
    Sctp,

    /// <summary>Ports by the name that containers give them.</summary>
    NamedPort,

    /// <summary>Connections over IPv6.</summary>
    IPv6,

    /// <summary>Both address families in one cluster.</summary>
    DualStack,

    /// <summary>Pods on the host network, as subjects and as peers.</summary>
    HostNetwork,

    /// <summary>Policies for the whole cluster (<c>policy.networking.k8s.io</c>).</summary>
    ClusterPolicies,

    /// <summary>An <c>ipBlock</c> that holds addresses of pods.</summary>
    IPBlockOfPods,

    /// <summary>An <c>ipBlock</c> that holds addresses of nodes.</summary>
    IPBlockOfNodes,

    /// <summary>An <c>ipBlock</c> as the source of connections from outside.</summary>
    IPBlockOfClients,

    /// <summary>Every IPv6 address: <c>::/0</c>.</summary>
    EveryIPv6Address,

    /// <summary>A named port in an egress rule towards addresses, or towards everyone.</summary>
    NamedPortTowardsAnyone,

    /// <summary>A named port that is another number on some of the pods.</summary>
    NamedPortOfSeveralNumbers,

    /// <summary>Many different ports for one peer.</summary>
    ManyPorts,

    /// <summary>Pods that no workload owns.</summary>
    PodsWithoutOwner,

    /// <summary>Egress to pods through a Service that listens on another port than they.</summary>
    ServicePort,
}
