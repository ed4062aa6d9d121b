using System.Linq;
using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>Ports of one or more protocols, as the destination pod listens on them; made by <see cref="Port"/>.</summary>
public sealed record PortSet : IAndPorts<PortSet>
{
    internal PortSet(EquatableArray<NetworkPolicyPort> ports) => Ports = ports;

    /// <summary>The items of <c>ports[]</c>; absent when every port of every protocol is meant.</summary>
    public EquatableArray<NetworkPolicyPort> Ports { get; }

    /// <summary>Whether every port of every protocol is meant.</summary>
    public bool IsAny => Ports.IsAbsent;

    /// <summary>The ports of both sets.</summary>
    /// <param name="ports">The ports to add.</param>
    public PortSet And(PortSet ports) =>
        IsAny || ports.IsAny ? Port.Any : new PortSet(EquatableArray.From(Ports.Concat(ports.Ports).Distinct()));

    /// <summary>The ports as messages name them: <c>TCP 80, TCP 443</c>, or <c>any port</c>.</summary>
    public override string ToString() => IsAny ? "any port" : string.Join(", ", Ports);
}
