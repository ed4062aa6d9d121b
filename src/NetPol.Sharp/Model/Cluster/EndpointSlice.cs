namespace NetPol.Sharp.Model;

/// <summary>A <c>discovery.k8s.io/v1 EndpointSlice</c>: the endpoints of a Service, written by the cluster or by hand for a Service without a selector.</summary>
public sealed record EndpointSlice : ModelNode
{
    /// <summary>The slice's name: <c>metadata.name</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The slice's namespace: <c>metadata.namespace</c>.</summary>
    public required string Namespace { get; init; }

    /// <summary>The Service's name: the label <c>kubernetes.io/service-name</c>; empty when it has none.</summary>
    public string ServiceName { get; init; } = "";

    /// <summary>The addresses: <c>endpoints[].addresses[]</c>.</summary>
    public EquatableArray<Address> Addresses { get; init; }

    /// <summary>The ports: <c>ports[]</c>.</summary>
    public EquatableArray<ContainerPort> Ports { get; init; }
}
