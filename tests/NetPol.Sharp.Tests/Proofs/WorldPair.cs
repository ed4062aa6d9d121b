using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>Two worlds to compare.</summary>
/// <param name="Seed">What made them.</param>
/// <param name="Edit">How the one was made of the other.</param>
/// <param name="Before">The policies before.</param>
/// <param name="After">The policies after.</param>
/// <param name="Options">The plugin's habits.</param>
internal sealed record WorldPair(int Seed, string Edit, IReadOnlyList<NetworkPolicy> Before, IReadOnlyList<NetworkPolicy> After, ConnectivityOptions Options)
{
    /// <summary>The same worlds, the later one first.</summary>
    internal WorldPair Swapped => this with { Before = After, After = Before };
}
