namespace NetPol.Sharp.Model;

/// <summary>What identifies and describes an object: <c>metadata</c>.</summary>
public sealed record ObjectMeta : ModelNode
{
    /// <summary>The object's name, a DNS-1123 subdomain of at most 253 characters: <c>metadata.name</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The object's namespace: <c>metadata.namespace</c>.</summary>
    public NamespaceName Namespace { get; init; }

    /// <summary>The object's labels: <c>metadata.labels</c>.</summary>
    public EquatableArray<KeyValue> Labels { get; init; }

    /// <summary>The object's annotations: <c>metadata.annotations</c>.</summary>
    public EquatableArray<KeyValue> Annotations { get; init; }

    /// <summary>Where annotations were said to be put on the object, by their keys, as far as that is known.</summary>
    internal Aside<EquatableArray<(string Key, SourceSpan Span)>> AnnotatedAt { get; init; }

    /// <summary>The object as messages name it: <c>namespace/name</c>, or the name alone.</summary>
    public override string ToString() => Namespace.IsUnnamed ? Name : Namespace.Text + "/" + Name;
}
