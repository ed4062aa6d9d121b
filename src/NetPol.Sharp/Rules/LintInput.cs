using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>What rules about everything together judge.</summary>
/// <param name="Policies">Which NetworkPolicy objects there are, in the order read.</param>
/// <param name="Problems">The documents that cannot be read.</param>
/// <param name="World">The policies that the API server takes.</param>
internal sealed record LintInput(IReadOnlyList<PolicyIdentity> Policies, IReadOnlyList<ManifestProblem> Problems, RuleWorld World);
