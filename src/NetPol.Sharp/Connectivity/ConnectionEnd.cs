using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>One end of a connection: a pod of a cluster, or an address that is none of its pods.</summary>
public sealed class ConnectionEnd
{
    private readonly IPFamily? _only;

    internal ConnectionEnd(Pod pod, int index, IPFamily? only = null) => (Pod, Index, _only) = (pod, index, only);

    internal ConnectionEnd(Address address, bool isNode) => (Address, IsNode, Index) = (address, isNode, -1);

    /// <summary>The pod; <c>null</c> for an address.</summary>
    public Pod? Pod { get; }

    /// <summary>The address; <c>null</c> for a pod.</summary>
    public Address? Address { get; }

    /// <summary>Whether the address is one of a node.</summary>
    public bool IsNode { get; }

    internal int Index { get; }

    /// <summary>Whether the end was found by the name of a workload whose pods run on several nodes.</summary>
    internal bool IsOnSeveralNodes { get; init; }

    /// <summary>The same end after a change of the cluster.</summary>
    internal ConnectionEnd At(Pod pod, int index) => new(pod, index, _only);

    /// <summary>The pod as <c>namespace/name</c>, or the address.</summary>
    public override string ToString() => Pod?.ToString() ?? Address.ToString()!;

    internal bool Has(IPFamily family)
    {
        if (Address is { } address)
        {
            return address.Family == family;
        }

        if (_only is { } only && only != family)
        {
            // It was named by an address of the other family.
            return false;
        }

        var addresses = Pod!.Addresses;
        if (addresses.Count == 0)
        {
            return true;
        }

        foreach (var known in addresses.AsSpan())
        {
            if (known.Family == family)
            {
                return true;
            }
        }

        return false;
    }
}
