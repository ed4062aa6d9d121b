using NetPol.Sharp.Model;

namespace NetPol.Sharp.Live;

/// <summary>A policy of the cluster that lets through what the written ones alone do not.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Example">A connection that it makes possible.</param>
internal sealed record WideningPolicy(NetworkPolicy Policy, Witness Example)
{
    /// <summary>The other policy of the cluster that has to be there for it; <c>null</c> when none has.</summary>
    internal NetworkPolicy? Together { get; init; }
}
