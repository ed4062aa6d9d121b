namespace NetPol.Sharp.Model;

/// <summary>A <c>v1 Namespace</c>. The API server sets the label <c>kubernetes.io/metadata.name</c> on each (KEP-2161), so it always counts as there.</summary>
public sealed record Namespace : ModelNode
{
    /// <summary>The namespace's name: <c>metadata.name</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The labels that <c>namespaceSelector</c> sees: <c>metadata.labels</c>.</summary>
    public EquatableArray<KeyValue> Labels { get; init; }

    /// <summary>The namespace as messages name it.</summary>
    public override string ToString() => Name;
}
