namespace NetPol.Sharp.Model;

/// <summary>A <c>networking.k8s.io/v1 NetworkPolicy</c>.</summary>
public sealed record NetworkPolicy : ModelNode
{
    /// <summary>The value of <c>apiVersion</c>.</summary>
    public const string ApiVersion = "networking.k8s.io/v1";

    /// <summary>The value of <c>kind</c>.</summary>
    public const string Kind = "NetworkPolicy";

    /// <summary>Name, namespace, labels and annotations: <c>metadata</c>.</summary>
    public required ObjectMeta Metadata { get; init; }

    /// <summary>What the policy selects and allows: <c>spec</c>. The API reads <see cref="NetworkPolicySpec.Absent"/> as <see cref="NetworkPolicySpec.Empty"/>.</summary>
    public required NetworkPolicySpec Spec { get; init; }

    /// <summary>The policy in a namespace, if it names none.</summary>
    internal NetworkPolicy InNamespaceIfUnnamed(string ns) =>
        Metadata.Namespace.IsUnnamed ? this with { Metadata = Metadata with { Namespace = NamespaceName.Of(ns) } } : this;

    /// <summary>The policy as messages name it: <c>namespace/name</c>, or the name alone.</summary>
    public override string ToString() => Metadata.ToString();
}
