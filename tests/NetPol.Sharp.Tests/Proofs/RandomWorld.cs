using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Tests.Proofs;

/// <summary>Policies, and what is claimed of them.</summary>
/// <param name="Seed">What made them.</param>
/// <param name="Policies">The policies, no two of them of one name in one namespace.</param>
/// <param name="Assertions">The assertions.</param>
/// <param name="Options">The plugin's habits.</param>
internal sealed record RandomWorld(int Seed, IReadOnlyList<NetworkPolicy> Policies, IReadOnlyList<Assertion> Assertions, ConnectivityOptions Options);
