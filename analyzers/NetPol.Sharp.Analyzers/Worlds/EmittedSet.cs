using System.Collections.Generic;
using NetPol.Sharp.Rules;

namespace NetPol.Sharp.Analyzers.Worlds;

/// <summary>A set and what follows from it.</summary>
/// <param name="Set">The set.</param>
/// <param name="Policies">Its policies.</param>
/// <param name="Findings">Why statements could not be emitted.</param>
/// <param name="Unevaluated">What of it was not evaluated.</param>
internal sealed record EmittedSet(PolicySet Set, IReadOnlyList<EmittedPolicy> Policies, IReadOnlyList<Finding> Findings, IReadOnlyList<UnevaluatedStatement> Unevaluated);
