namespace NetPol.Sharp.Analyzers.Interpretation;

/// <summary>The value of a static member, and what came up on the way to it.</summary>
/// <param name="Value">The value, or an <see cref="Values.Unknown"/>.</param>
/// <param name="Log">What was found, and what the value depends on.</param>
internal sealed record Evaluation(object? Value, EvaluationLog Log);
