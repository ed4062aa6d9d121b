using System;
using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Engine;

/// <summary>
/// Ends that no policy can tell apart are one class: pods of one namespace with the same labels as selectors see them, the same declaration of
/// named ports and the same memberships of their addresses; and addresses of the same membership.
/// </summary>
internal sealed class ClassTable
{
    /// <summary>The membership of a family that the class has no address of.</summary>
    internal const int NoAddress = -1;

    private const int KindAt = 0, NamespaceAt = 1, V4At = 2, V6At = 3, DeclarationAt = 4, LabelsAt = 5;

    private readonly SpanTable _signatures = new();
    private readonly List<int> _signature = [];

    internal int Count => _signatures.Count;

    internal EndpointKind Kind(int index) => (EndpointKind)_signatures[index][KindAt];

    internal int Namespace(int index) => _signatures[index][NamespaceAt];

    internal int Declaration(int index) => _signatures[index][DeclarationAt];

    internal int Membership(int index, IPFamily family) => _signatures[index][family == IPFamily.IPv4 ? V4At : V6At];

    internal ReadOnlySpan<int> Labels(int index) => _signatures[index].Slice(LabelsAt);

    internal int Pod(int ns, int v4, int v6, int declaration, EquatableArray<KeyValue> labels, LabelSpace space)
    {
        Start(EndpointKind.Pod, ns, v4, v6, declaration);
        space.Write(labels, _signature);
        return Intern();
    }

    // A node declares no port names.
    internal int HostPod(int v4, int v6)
    {
        Start(EndpointKind.HostPod, -1, v4, v6, NamedPorts.Nothing);
        return Intern();
    }

    internal int Address(IPFamily family, int membership)
    {
        if (family == IPFamily.IPv4)
        {
            Start(EndpointKind.Address4, -1, membership, NoAddress, NamedPorts.Nothing);
        }
        else
        {
            Start(EndpointKind.Address6, -1, NoAddress, membership, NamedPorts.Nothing);
        }

        return Intern();
    }

    private void Start(EndpointKind kind, int ns, int v4, int v6, int declaration)
    {
        _signature.Clear();
        _signature.Add((int)kind);
        _signature.Add(ns);
        _signature.Add(v4);
        _signature.Add(v6);
        _signature.Add(declaration);
    }

    private int Intern()
    {
        Span<int> signature = _signature.Count <= 256 ? stackalloc int[_signature.Count] : new int[_signature.Count];
        for (var i = 0; i < signature.Length; i++)
        {
            signature[i] = _signature[i];
        }

        return _signatures.Intern(signature);
    }
}
