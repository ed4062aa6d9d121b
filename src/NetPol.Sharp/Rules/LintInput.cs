using System.Collections.Generic;
using NetPol.Sharp.Model;

namespace NetPol.Sharp.Rules;

/// <summary>What rules judge.</summary>
/// <param name="Policies">The NetworkPolicy objects, as written.</param>
/// <param name="Problems">The documents that cannot be read.</param>
/// <param name="Options">What the judgement is made for.</param>
internal sealed record LintInput(IReadOnlyList<PolicyManifest> Policies, IReadOnlyList<ManifestProblem> Problems, LintOptions Options);
