using NetPol.Sharp.Model;

namespace NetPol.Sharp;

/// <summary>How two worlds of policies differ in what they allow, for every pod that could ever exist.</summary>
public sealed record WorldDifference
{
    /// <summary>Connections that become possible: an example for each pair of rules that newly lets them out and in, and for each policy whose isolation is gone.</summary>
    public required EquatableArray<Witness> Gained { get; init; }

    /// <summary>Connections that are possible no more, likewise.</summary>
    public required EquatableArray<Witness> Lost { get; init; }

    /// <summary>Whether nothing else differs than what the examples stand for: no search was given up at its budget, and there are no more examples than are listed.</summary>
    public required bool IsComplete { get; init; }
}
