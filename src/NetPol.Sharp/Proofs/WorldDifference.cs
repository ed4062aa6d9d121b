using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>How two worlds of policies differ in what they allow, for every pod that could ever exist.</summary>
public sealed record WorldDifference
{
    /// <summary>Connections that become possible: an example for each way out and in that is new.</summary>
    public required EquatableArray<Witness> Gained { get; init; }

    /// <summary>Connections that are possible no more: an example for each way out and in that is gone.</summary>
    public required EquatableArray<Witness> Lost { get; init; }

    /// <summary>Whether every difference has an example: no search was given up at its budget, and there are not too many.</summary>
    public required bool IsComplete { get; init; }
}
