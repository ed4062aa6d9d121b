namespace NetPol.Sharp.Live;

/// <summary>A policy that the same field manager applied earlier, and that is not among those that are to be there.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Keeper">Why it may still be wanted, so that it is not deleted; <c>null</c> when nothing says so.</param>
internal sealed record StalePolicy(LiveObject Policy, string? Keeper)
{
    /// <summary>Whether it is in a namespace that none of the policies that are to be there is in, so that it may be of another project with the same field manager.</summary>
    internal bool IsElsewhere { get; init; }
}
