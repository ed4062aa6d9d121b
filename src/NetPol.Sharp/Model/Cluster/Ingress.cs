namespace NetPol.Sharp.Model;

/// <summary>A <c>networking.k8s.io/v1 Ingress</c>. Pods behind it see the controller's pods as the source, never the client.</summary>
public sealed record Ingress : ModelNode
{
    /// <summary>The Ingress's name: <c>metadata.name</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The Ingress's namespace: <c>metadata.namespace</c>.</summary>
    public required string Namespace { get; init; }

    /// <summary>Where requests go.</summary>
    public EquatableArray<IngressBackend> Backends { get; init; }

    /// <summary>The Ingress as messages name it: <c>namespace/name</c>.</summary>
    public override string ToString() => Namespace + "/" + Name;
}
