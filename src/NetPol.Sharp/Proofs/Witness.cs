using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>A connection that shows an assertion to be false, with nothing in it that does not matter.</summary>
public sealed record Witness
{
    /// <summary>The end that connects.</summary>
    public required WitnessEnd From { get; init; }

    /// <summary>The end that listens.</summary>
    public required WitnessEnd To { get; init; }

    /// <summary>The protocol.</summary>
    public required Protocol Protocol { get; init; }

    /// <summary>The port of the destination.</summary>
    public required int Port { get; init; }

    /// <summary>The address family.</summary>
    public required IPFamily Family { get; init; }

    /// <summary>The source's side; <c>null</c> when the destination's denies the connection, whatever this one does.</summary>
    public WitnessSide? Egress { get; init; }

    /// <summary>The destination's side; <c>null</c> when the source's denies the connection, whatever this one does.</summary>
    public WitnessSide? Ingress { get; init; }

    /// <summary>
    /// Whether the answer depends on the address that an existing pod will get: it has none yet, and an ipBlock decides. The side that it
    /// depends on is left out.
    /// </summary>
    public bool DependsOnAddress { get; init; }

    /// <summary>Whether the connection is let through.</summary>
    public bool IsAllowed => Egress is not { IsAllowed: false } && Ingress is not { IsAllowed: false };
}
