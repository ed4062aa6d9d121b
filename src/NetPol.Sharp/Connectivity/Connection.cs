using System.Runtime.InteropServices;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>What is allowed from one end to another.</summary>
/// <param name="From">The end that connects: a pod <c>namespace/name</c>, a workload <c>namespace/name[Kind]</c>, or addresses <c>first-last</c> that are no pods.</param>
/// <param name="To">The end that listens.</param>
/// <param name="Ports">The protocols and ports.</param>
/// <param name="Family">The address family, where it makes a difference; <c>null</c> where the same is allowed over every family that both ends have.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Connection(string From, string To, ConnectionSet Ports, IPFamily? Family)
{
    /// <summary>The addresses that connect; <c>null</c> when those that connect are pods.</summary>
    public AddressRange? FromRange { get; init; }

    /// <summary>The addresses that listen; <c>null</c> when those that listen are pods.</summary>
    public AddressRange? ToRange { get; init; }

    /// <summary>The connection for people: <c>shop/web → shop/api: TCP 8080</c>.</summary>
    public override string ToString() => $"{From} → {To}: {Ports}{(Family is null ? "" : $" ({Family})")}";
}
