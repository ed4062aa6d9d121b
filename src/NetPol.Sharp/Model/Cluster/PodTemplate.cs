namespace NetPol.Sharp.Model;

/// <summary>What policies see of a pod before it runs: <c>metadata.labels</c> and <c>spec</c> of a pod or of a <c>template</c>.</summary>
public sealed record PodTemplate : ModelNode
{
    /// <summary>The labels that <c>podSelector</c> sees: <c>metadata.labels</c>.</summary>
    public EquatableArray<KeyValue> Labels { get; init; }

    /// <summary>The ports of the containers: <c>spec.containers[].ports[]</c>.</summary>
    public EquatableArray<ContainerPort> Ports { get; init; }

    /// <summary>The ports of the init containers: <c>spec.initContainers[].ports[]</c>. Whether their names count depends on the plugin.</summary>
    public EquatableArray<ContainerPort> InitContainerPorts { get; init; }

    /// <summary>Whether some container that runs as long as the pod declares no port at all, and so may listen on any.</summary>
    internal bool MayListenAnywhere { get; init; }

    /// <summary>Whether connections to a port of the node may go to the pod without a Service: <c>spec.containers[].ports[].hostPort</c>.</summary>
    internal bool HasHostPort { get; init; }

    /// <summary>
    /// The port that Prometheus is asked to scrape: the annotation <c>prometheus.io/port</c>, empty when none is written; <c>null</c> without <c>prometheus.io/scrape: "true"</c>.
    /// </summary>
    internal string? ScrapedPort { get; init; }

    /// <summary>Whether the pod shares its node's network: <c>spec.hostNetwork</c>. Most plugins then see the node and no pod.</summary>
    public bool HostNetwork { get; init; }

    /// <summary>The node: <c>spec.nodeName</c>; empty when not scheduled.</summary>
    public string NodeName { get; init; } = "";

    /// <summary>The ServiceAccount with which the pods call the API server: <c>spec.serviceAccountName</c>, <c>default</c> where none is written; empty when they get no token (<c>automountServiceAccountToken: false</c>).</summary>
    internal string ServiceAccount { get; init; } = "";
}
