namespace NetPol.Sharp.Model;

/// <summary>A <c>v1 Service</c>.</summary>
public sealed record Service : ModelNode
{
    /// <summary>The Service's name: <c>metadata.name</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The Service's namespace: <c>metadata.namespace</c>.</summary>
    public required string Namespace { get; init; }

    /// <summary>The type: <c>spec.type</c>, <c>ClusterIP</c> where none is written.</summary>
    public string Type { get; init; } = "ClusterIP";

    /// <summary>The labels that its pods have: <c>spec.selector</c>. Absent, it selects none and its endpoints come from elsewhere.</summary>
    public EquatableArray<KeyValue> Selector { get; init; }

    /// <summary>Whether nodes send connections from outside only to pods of their own, with the client's address (<c>Local</c>), or to any pod, with their own address: <c>spec.externalTrafficPolicy</c>, <c>Cluster</c> where none is written.</summary>
    public string ExternalTrafficPolicy { get; init; } = "Cluster";

    /// <summary>The Service's own labels, which monitors select it by: <c>metadata.labels</c>.</summary>
    internal EquatableArray<KeyValue> Labels { get; init; }

    /// <summary>Whether its load balancer may send to the pods past the nodes, as <c>spec.loadBalancerClass</c> and annotations of clouds say.</summary>
    internal bool MayBypassNodes { get; init; }

    /// <summary>The Service's ports: <c>spec.ports[]</c>.</summary>
    public EquatableArray<ServicePort> Ports { get; init; }

    /// <summary>The Service's own addresses: <c>spec.clusterIPs[]</c>.</summary>
    public EquatableArray<Address> ClusterAddresses { get; init; }

    /// <summary>Whether names resolve to the pods themselves: <c>spec.clusterIP: None</c>.</summary>
    public bool IsHeadless { get; init; }

    /// <summary>The name outside that an <c>ExternalName</c> Service stands for: <c>spec.externalName</c>.</summary>
    public string ExternalName { get; init; } = "";

    /// <summary>Whether clients outside the cluster come by it: type LoadBalancer or NodePort.</summary>
    internal bool IsForOutside => Type is "LoadBalancer" or "NodePort";

    /// <summary>Whether its load balancer is said to let some clients in only: <c>spec.loadBalancerSourceRanges</c>, or a cloud's annotation for internal ones.</summary>
    internal bool IsRestricted { get; init; }

    /// <summary>The Service as messages name it: <c>namespace/name</c>.</summary>
    public override string ToString() => Namespace + "/" + Name;
}
