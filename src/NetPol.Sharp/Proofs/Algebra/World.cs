using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Algebra;

/// <summary>The policies of one world, as boxes.</summary>
internal sealed class World
{
    internal World(IReadOnlyList<NetworkPolicy> policies, Space space, ConnectivityOptions options)
    {
        Space = space;
        Options = options;
        Egress = new DirectionBoxes(policies, PolicyType.Egress, space, options);
        Ingress = new DirectionBoxes(policies, PolicyType.Ingress, space, options);
    }

    internal Space Space { get; }

    internal ConnectivityOptions Options { get; }

    /// <summary>Whether policies are missing, which may isolate any pod.</summary>
    internal bool IsOpen { get; init; }

    internal DirectionBoxes Egress { get; }

    internal DirectionBoxes Ingress { get; }

    internal IEnumerable<DirectionBoxes> Directions => [Egress, Ingress];
}
