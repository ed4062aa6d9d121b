namespace NetPol.Sharp.Model;

/// <summary>A <c>v1 Node</c>: its addresses are those of its host-network pods and of the kubelet.</summary>
public sealed record Node : ModelNode
{
    /// <summary>The node's name: <c>metadata.name</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The node's addresses: <c>status.addresses[]</c> of type <c>InternalIP</c>; packets of an <c>ExternalIP</c> are rewritten on the way.</summary>
    public EquatableArray<Address> Addresses { get; init; }

    /// <summary>The node as messages name it.</summary>
    public override string ToString() => Name;
}
