namespace NetPol.Sharp.Model;

/// <summary>An object that makes pods from a template. Policies see the template's labels, never the workload's own.</summary>
public sealed record Workload : ModelNode
{
    /// <summary>The workload's kind.</summary>
    public required WorkloadKind Kind { get; init; }

    /// <summary>The workload's name: <c>metadata.name</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The workload's namespace: <c>metadata.namespace</c>.</summary>
    public required string Namespace { get; init; }

    /// <summary>The workload's own labels, which no policy sees: <c>metadata.labels</c>.</summary>
    public EquatableArray<KeyValue> Labels { get; init; }

    /// <summary>How the workload recognises its pods: <c>spec.selector</c>; absent where none is written, as in Jobs.</summary>
    public LabelSelector Selector { get; init; } = LabelSelector.Absent;

    /// <summary>The pods that it makes: <c>spec.template</c>, for a CronJob <c>spec.jobTemplate.spec.template</c>.</summary>
    public required PodTemplate Template { get; init; }

    /// <summary>How many pods are wanted: <c>spec.replicas</c>, 1 where none is written.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>The workload's controller, for example the Deployment of a ReplicaSet; <c>null</c> when it has none.</summary>
    public OwnerReference? Owner { get; init; }

    /// <summary>The workload as messages name it: <c>namespace/name[Kind]</c>.</summary>
    public override string ToString() => $"{Namespace}/{Name}[{Kind}]";
}
