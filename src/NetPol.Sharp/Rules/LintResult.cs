using System.Collections.Generic;

namespace NetPol.Sharp.Rules;

/// <summary>What a judgement found.</summary>
/// <param name="Findings">The findings, by file, line and column.</param>
/// <param name="Policies">How many NetworkPolicy objects were judged.</param>
/// <param name="Skipped">How many objects of each other kind were not judged.</param>
public sealed record LintResult(IReadOnlyList<Finding> Findings, int Policies, IReadOnlyDictionary<string, int> Skipped);
